// The head of the panel: the way out first, the other language, close, and help in one place.
import { h, icon } from "./dom.js";

/** Exit, language, close and "Need help now?", above everything else. */
export class Head {
  constructor(panel) {
    const { words } = panel;
    this.panel = panel;
    this.exit = this.#exitLink();
    this.tongue = h("button", { class: "tongue", type: "button", click: () => panel.host.setLanguage(this.tongue.lang) });
    const close = h("button", { class: "icon close", type: "button", click: () => panel.close() }, icon("close"));
    this.need = h("button", { class: "need", type: "button", "aria-expanded": "false", "aria-controls": "help-now" });
    this.need.addEventListener("click", () => this.toggleHelp());
    this.need.append(icon("help"), words.put(h("span"), "needHelp"));
    this.element = h("header", {}, this.exit, this.tongue, panel.inline ? null : words.name(close, "close"), this.need);
    this.speak();
  }

  get helpOpen() {
    return !this.panel.help.element.hidden;
  }

  toggleHelp() {
    const open = !this.helpOpen;
    this.panel.help.element.hidden = !open;
    this.need.setAttribute("aria-expanded", String(open));
    if (open) this.panel.help.load();
    else this.need.focus();
  }

  /** Dots for the presses of Shift, and a word of how many are left. */
  showPresses(left) {
    this.exit.dataset.left = left ?? "";
    if (left) this.panel.announce("exitMore", left);
  }

  speak() {
    const other = this.panel.words.language === "en" ? "sq" : "en";
    this.tongue.lang = other;
    this.tongue.textContent = other === "en" ? "English" : "Shqip";
    this.exit.href = this.panel.way.target;
  }

  #exitLink() {
    const { panel } = this;
    const leave = (event) => {
      event.preventDefault();
      panel.exit();
    };
    const link = h("a", { class: "exit", href: panel.way.target, rel: "nofollow noreferrer", click: leave });
    link.append(icon("exit"), panel.words.put(h("span"), "exit"), h("span", { class: "presses", "aria-hidden": "true" }));
    return link;
  }
}
