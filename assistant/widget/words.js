// A language -> every fixed text of the widget in it; bound nodes follow when it changes.
import { STRINGS } from "./strings.js";

/** The widget's voice in one language at a time. */
export class Words {
  #values = new WeakMap();

  constructor(root, language) {
    this.root = root;
    this.language = language;
  }

  say(key, ...values) {
    const text = STRINGS[this.language][key];
    return typeof text === "function" ? text(...values) : text;
  }

  /** Fill a node with a fixed text and keep it in the language of the widget. */
  put(node, key, ...values) {
    node.dataset.t = key;
    this.#values.set(node, values);
    node.textContent = this.say(key, ...values);
    return node;
  }

  /** The same for its accessible name. */
  name(node, key, ...values) {
    node.dataset.name = key;
    this.#values.set(node, values);
    node.setAttribute("aria-label", this.say(key, ...values));
    return node;
  }

  speak(language) {
    this.language = language;
    const values = (node) => this.#values.get(node) ?? [];
    for (const node of this.root.querySelectorAll("[data-t]"))
      node.textContent = this.say(node.dataset.t, ...values(node));
    for (const node of this.root.querySelectorAll("[data-name]"))
      node.setAttribute("aria-label", this.say(node.dataset.name, ...values(node)));
  }
}

/** 2010-11-27 -> 27 November 2010; a year or a month alone stays one. */
export function sayDate(date, language) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date ?? "") ?? [];
  if (!year) return "";
  const name = month && STRINGS[language].months.split(" ")[Number(month) - 1];
  return [day && Number(day), name, year].filter(Boolean).join(" ");
}
