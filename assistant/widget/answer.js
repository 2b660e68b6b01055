// One answer on the page: help first, sentences as they come, then notices and sources.
import { STRINGS } from "/widget/strings.js";

/** Make an element with properties and children; strings become text nodes. */
export function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children.filter(Boolean));
  return node;
}

export class AnswerView {
  #api;
  #words;
  #citations = [];
  #shown = 0;

  constructor(api, language) {
    this.#api = api;
    this.#words = STRINGS[language];
    this.node = make("div", { className: "answer", lang: language });
    this.node.append(make("p", { className: "waiting" }, this.#words.searching));
  }

  /** Take one event of the stream. */
  take(name, data) {
    if (name === "meta") this.#begin(data.language);
    if (name === "help") this.node.append(this.#help(data));
    if (name === "sources") this.#citations = data.citations;
    if (name === "sentence") this.#sentence(data);
    if (name === "notice") this.#notice(data.text);
    if (name === "done") this.#finish(data);
  }

  /** Say that it ended without an answer; `retry`, if any, asks again. */
  fail(text, retry) {
    this.node.querySelector(".waiting")?.remove();
    this.#notice(text);
    if (!retry) return;
    const again = make("button", { type: "button", className: "retry" }, this.#words.retry);
    again.addEventListener("click", retry);
    this.node.append(again);
  }

  #begin(language) {
    this.node.lang = language;
    this.#words = STRINGS[language] ?? this.#words;
    this.node.querySelector(".waiting")?.remove();
  }

  #finish(answer) {
    if (this.#shown !== answer.sentences.length) this.#restart(answer);
    if (!answer.sentences.length && answer.status !== "referred") {
      this.node.prepend(make("p", { className: "calm" }, answer.text));
      if (answer.status === "not_found") this.#notice(this.#words.notFound);
    }
    if (answer.citations.length) this.node.append(this.#sources());
  }

  #restart(answer) {
    this.node.replaceChildren();
    if (answer.help) this.node.append(this.#help(answer.help));
    for (const sentence of answer.sentences) this.#sentence(sentence);
    for (const notice of answer.notices) this.#notice(notice.text);
  }

  #notice(text) {
    this.node.append(make("p", { className: "notice" }, text));
  }

  #help(help) {
    const lines = help.lines.map((line) => {
      const number = make("a", { href: `tel:${line.number.replace(/[^+\d]/g, "")}` }, line.number);
      const doubt = line.confirmed ? "" : ` (${this.#words.unconfirmed}, ${line.checked_on})`;
      return make("li", {}, make("strong", {}, line.name), ": ", number, ` – ${line.for}${doubt}`);
    });
    const card = make("section", { className: "help" }, make("p", {}, help.text), make("ul", {}, ...lines));
    card.setAttribute("aria-label", this.#words.help);
    return card;
  }

  #sentence(sentence) {
    this.#shown += 1;
    const paragraph = make("p", { className: "sentence" }, sentence.text);
    for (const number of sentence.citations) {
      const citation = this.#citations.find((one) => one.number === number);
      if (citation) paragraph.append("\u00a0", ...this.#mark(citation));
    }
    this.node.append(paragraph);
  }

  #mark(citation) {
    const card = this.#card(citation);
    const mark = make("button", { type: "button", className: "mark" }, String(citation.number));
    mark.popoverTargetElement = card;
    mark.setAttribute("aria-label", `${this.#words.source} ${citation.number}: ${citation.title}`);
    return [mark, card];
  }

  #card(citation) {
    const close = make("button", { type: "button", className: "close" }, "×");
    close.setAttribute("aria-label", this.#words.close);
    const title = make("strong", { lang: citation.language }, citation.title);
    const quote = make("blockquote", { lang: citation.language }, citation.quote);
    const head = make("div", { className: "cardhead" }, title, close);
    const card = make("div", { className: "card", popover: "auto" }, head, this.#where(citation), quote);
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", `${this.#words.source} ${citation.number}`);
    card.append(this.#primary(citation.source), this.#link(citation.url, this.#words.open, "open"));
    close.popoverTargetElement = card;
    close.popoverTargetAction = "hide";
    return card;
  }

  #where(citation) {
    const parts = [citation.locator, citation.publisher, citation.date || this.#words.undated];
    return make("p", { className: "where", lang: citation.language }, parts.filter(Boolean).join(" · "));
  }

  #primary(source) {
    if (!source) return "";
    const title = source.url ? this.#link(source.url, source.title, "primary") : source.title;
    const rest = [source.pinpoint, source.publisher, source.date].filter(Boolean).join(" · ");
    return make("p", { className: "where" }, `${this.#words.primary}: `, title, rest && ` · ${rest}`);
  }

  #link(address, text, className) {
    const link = make("a", { className, target: "_blank", rel: "noopener noreferrer", title: this.#words.newTab }, text);
    const url = URL.parse(address, this.#api);
    if (url && ["https:", "http:"].includes(url.protocol)) link.href = url.href;
    return link;
  }

  #sources() {
    const items = this.#citations.map((citation) => {
      const link = this.#link(citation.url, citation.title, "open");
      link.lang = citation.language;
      return make("li", { value: citation.number }, link, this.#where(citation));
    });
    const title = make("h3", {}, this.#words.sources);
    return make("section", { className: "sourcebox" }, title, make("ol", { className: "sources" }, ...items));
  }
}
