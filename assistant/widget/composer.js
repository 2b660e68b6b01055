// The box to write in: Enter asks, Shift+Enter breaks, nothing is stored, nothing is cut off.
import { h, icon } from "./dom.js";
import { LONGEST } from "./talk.js";

const NEAR = 850;

/** The form at the foot of the panel. */
export class Composer {
  constructor(panel) {
    const { words } = panel;
    this.panel = panel;
    this.box = h("textarea", {
      id: "question",
      rows: "1",
      autocomplete: "off",
      autocorrect: "off",
      spellcheck: "false",
      enterkeyhint: "send",
      "aria-describedby": "count",
      input: () => this.#grow(),
      keydown: (event) => this.#onKey(event),
    });
    this.count = h("p", { id: "count", class: "count" });
    this.send = h("button", { class: "strong", type: "submit" }, icon("send"), words.put(h("span"), "send"));
    this.stop = h("button", { class: "strong", type: "button", hidden: true, click: () => panel.talk.stop() });
    this.stop.append(icon("stop"), words.put(h("span"), "stop"));
    const label = words.put(h("label", { for: "question" }), "label");
    const row = h("div", { class: "row" }, this.box, this.send, this.stop);
    this.element = h("form", { class: "composer", submit: (event) => this.#submit(event) });
    this.element.append(h("div", { class: "label-row" }, label, this.count), row);
  }

  /** Show Stop in the place of Ask, and hold the focus where the hand is. */
  setBusy(busy) {
    const { activeElement } = this.panel.root;
    const [shown, hidden] = busy ? [this.stop, this.send] : [this.send, this.stop];
    shown.hidden = false;
    hidden.hidden = true;
    if (activeElement === hidden) (busy ? shown : this.box).focus();
  }

  clear() {
    this.box.value = "";
    this.#grow();
  }

  #onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    if (this.panel.talk.busy) {
      this.panel.words.put(this.count, "oneAtATime");
      return this.panel.announce("oneAtATime");
    }
    if (this.box.value.length > LONGEST) return this.panel.announce("over", this.box.value.length - LONGEST);
    this.panel.talk.ask(this.box.value);
  }

  #grow() {
    const { length } = this.box.value;
    const over = length > LONGEST;
    this.box.style.setProperty("height", "auto");
    if (this.box.value) this.box.style.setProperty("height", `${this.box.scrollHeight + 2}px`);
    this.box.setAttribute("aria-invalid", String(over));
    this.count.dataset.over = over;
    if (length < NEAR) {
      delete this.count.dataset.t;
      this.count.textContent = "";
    } else this.panel.words.put(this.count, over ? "over" : "left", Math.abs(LONGEST - length));
  }
}
