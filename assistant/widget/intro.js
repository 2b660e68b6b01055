// What a person reads before the first question: who speaks, what the way out does not do, what to ask.
import { h } from "./dom.js";

/** Title, disclosure, safety note and first questions. */
export function introduction(panel) {
  const { words } = panel;
  const title = words.put(h("h2", { id: "title" }), "title");
  const disclosure = words.put(h("p", { id: "disclosure" }), "disclosure");
  return h("div", { class: "intro" }, title, disclosure, safetyNote(panel), firstQuestions(panel));
}

function safetyNote(panel) {
  const { words } = panel;
  const hide = h("button", { class: "quiet", type: "button" });
  const note = h("div", { class: "safety" }, words.put(h("p"), "safety"));
  note.append(h("div", { class: "actions" }, words.put(hide, "safetyHide"), panel.way.link("help", "safetyMore")));
  hide.addEventListener("click", () => {
    note.remove();
    panel.composer.box.focus();
  });
  return note;
}

function firstQuestions(panel) {
  const box = h("div", { class: "suggestions" });
  const list = h("ul");
  const fill = () => list.replaceChildren(...panel.words.say("suggestions").map((text) => h("li", {}, choice(text, panel))));
  box.append(panel.words.put(h("p"), "suggest"), list);
  fill();
  panel.onSpeak.push(fill);
  panel.suggestions = box;
  return box;
}

function choice(text, panel) {
  return h("button", { class: "choice", type: "button", click: () => panel.talk.ask(text) }, text);
}
