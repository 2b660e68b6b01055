// Help lines -> a card. 112 is the only number known here; every other one comes from the server.
import { h, icon, outLink, plain } from "./dom.js";
import { call } from "./stream.js";
import { sayDate } from "./words.js";

/** The card beside an answer, in the language of the person's last message. */
export function helpCard(help, language, panel) {
  const text = h("p", { class: "help-text", lang: language }, plain(help.text));
  const lines = (help.lines ?? []).map((line) => lineItem(line, language, panel));
  return h("div", { class: "help-card" }, icon("help"), h("div", {}, text, lines.length ? h("ul", {}, ...lines) : null));
}

/** "Need help now?": 112 at once, then the lines that the server holds. */
export class HelpNow {
  #lines = {};

  constructor(panel) {
    this.panel = panel;
    this.list = h("ul");
    this.element = h("div", { class: "help-now", id: "help-now", hidden: true });
    this.element.append(this.list, advice(panel), h("p", {}, panel.way.link("help", "helpPage")));
    this.draw();
  }

  /** Fetch the lines, once a language; `false` when the server cannot be reached. */
  async load() {
    const { language } = this.panel.words;
    if (this.#lines[language]) return true;
    try {
      const reply = await call(`${this.panel.base}v1/help-lines?language=${language}`);
      if (reply.ok) this.#lines[language] = (await reply.json()).lines;
      this.draw();
      return true;
    } catch {
      return false;
    }
  }

  draw() {
    const { words } = this.panel;
    const danger = { name: words.say("danger"), number: "112", confirmed: true };
    const lines = this.#lines[words.language];
    const others = (lines ?? []).filter((line) => line.number !== "112");
    const items = [danger, ...others].map((line) => lineItem(line, words.language, this.panel));
    if (!lines) items.push(words.put(h("li", { class: "where" }), "linesDown"));
    this.list.replaceChildren(...items);
  }
}

function advice(panel) {
  return panel.words.put(h("p", { class: "where" }), "safeCall");
}

function lineItem(line, language, panel) {
  const { words } = panel;
  const digits = plain(line.number).replace(/[^\d+]/g, "");
  const call = h("a", { class: "number", href: `tel:${digits}` }, plain(line.number));
  const about = [line.name, line.for, line.hours].filter(Boolean).map(plain).join(" · ");
  const note = line.note ? h("span", { lang: language }, plain(line.note)) : words.put(h("span"), "unconfirmed");
  const state = line.confirmed ? null : h("span", { class: "unconfirmed" }, note);
  const day = sayDate(line.checked_on, words.language);
  const source = day && outLink(line.url, panel.base, words.put(h("span", { class: "where" }), "checked", day));
  return h("li", {}, call, h("span", { lang: language }, about), h("span", { class: "line-facts" }, state, source || null));
}
