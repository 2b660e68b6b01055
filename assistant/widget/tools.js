// Print and save: what concerns the whole conversation, below it.
import { h } from "./dom.js";
import { printConversation, saveText } from "./keep.js";

/** The row under the conversation; saving warns first that a file stays on the device. */
export function toolRow(panel) {
  const { words } = panel;
  const print = button("print", () => printConversation(panel.talk.turns, panel));
  const save = button("save", warn);
  const row = h("div", { class: "actions tools", hidden: true }, print, save);
  return row;

  function button(key, click) {
    return words.put(h("button", { class: "quiet", type: "button", click }), key);
  }

  function settle() {
    row.replaceChildren(print, save);
    save.focus();
  }

  function warn() {
    const yes = button("saveNow", () => {
      saveText(panel.talk.turns, panel);
      settle();
    });
    row.replaceChildren(words.put(h("p"), "saveWarning"), yes, button("cancel", settle));
    yes.focus();
  }
}
