// <anti-trafficking-assistant api lang>: a chat over POST /v1/chat. Nothing is stored; text is
// only ever inserted as text nodes. A script tag with data-api makes the element by itself.
import { STRINGS } from "/widget/strings.js";
import { askStream } from "/widget/stream.js";
import { STYLE } from "/widget/style.js";

const own = document.querySelector("script[data-api][src*='widget.js']");

/** Make an element with properties and children; strings become text nodes. */
function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

class AntiTraffickingAssistant extends HTMLElement {
  #turns = [];
  #abort = null;

  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.language = this.#chosenLanguage();
    this.list = make("ol", { className: "turns" });
    this.status = make("p", { className: "status" });
    this.status.setAttribute("role", "status");
    this.box = make("textarea", { rows: 2, maxLength: 1000, id: "question" });
    this.box.setAttribute("autocomplete", "off");
    this.box.setAttribute("spellcheck", "false");
    this.label = make("label", { htmlFor: "question" });
    this.send = make("button", { type: "submit", className: "send" });
    this.stop = make("button", { type: "button", className: "stop", hidden: true });
    this.toggle = make("button", { type: "button", className: "toggle" });
    this.intro = make("p", { className: "intro" });
    const row = make("div", { className: "row" }, this.box, this.send, this.stop);
    this.form = make("form", {}, this.label, row);
    root.append(make("div", { className: "head" }, this.intro, this.toggle), this.list, this.status, this.form);
    this.#listen();
    this.#speak();
  }

  /** Ask a question as if it had been typed. */
  ask(question) {
    const content = question.trim();
    if (content && !this.#abort) this.#answer(content);
  }

  setLanguage(language) {
    this.language = language;
    this.#speak();
  }

  get #api() {
    return this.getAttribute("api") || new URL(import.meta.url).origin;
  }

  #chosenLanguage() {
    const wish = this.getAttribute("lang") || document.documentElement.lang || navigator.language;
    return wish.startsWith("en") ? "en" : wish === "auto" && navigator.language.startsWith("en") ? "en" : "sq";
  }

  #listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.box.value);
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        this.ask(this.box.value);
      }
    });
    this.stop.addEventListener("click", () => this.#abort?.abort());
    this.toggle.addEventListener("click", () => this.setLanguage(this.language === "en" ? "sq" : "en"));
  }

  #speak() {
    const words = STRINGS[this.language];
    this.lang = this.language;
    this.intro.textContent = words.intro;
    this.label.textContent = words.label;
    this.box.placeholder = words.placeholder;
    this.send.textContent = words.send;
    this.stop.textContent = words.stop;
    this.toggle.textContent = words.other;
    this.toggle.lang = this.language === "en" ? "sq" : "en";
  }

  async #answer(question) {
    const words = STRINGS[this.language];
    const body = make("div", { className: "answer" });
    this.list.append(make("li", { className: "asked" }, question), make("li", {}, body));
    this.box.value = "";
    this.#busy(new AbortController(), words.searching);
    try {
      const messages = [...this.#turns, { role: "user", content: question }];
      const answer = await askStream(this.#api, { messages }, this.#abort.signal, (sentence) =>
        body.append(make("p", {}, sentence.text)),
      );
      this.#show(body, answer);
      this.#turns = [...messages, { role: "assistant", content: answer.text.slice(0, 4000) }].slice(-20);
      this.#busy(null, words.ready(answer.citations.length));
    } catch (error) {
      const stopped = error.name === "AbortError";
      body.replaceChildren(make("p", { className: "notice" }, stopped ? words.stopped : words.failed));
      this.box.value = question;
      this.#busy(null, stopped ? words.stopped : words.failed);
    }
    this.box.focus();
  }

  #busy(abort, announcement) {
    this.#abort = abort;
    this.stop.hidden = !abort;
    this.send.hidden = Boolean(abort);
    this.status.textContent = announcement;
  }

  #show(body, answer) {
    body.lang = answer.language;
    body.replaceChildren();
    if (!answer.sentences.length) body.append(make("p", { className: "notice" }, answer.text));
    for (const sentence of answer.sentences) body.append(this.#sentence(sentence, answer));
    for (const notice of answer.notices) body.append(make("p", { className: "notice" }, notice.text));
    if (answer.citations.length) body.append(this.#sources(answer));
    body.scrollIntoView({ block: "nearest" });
  }

  #sentence(sentence, answer) {
    const paragraph = make("p", {}, sentence.text, " ");
    for (const number of sentence.citations) {
      const citation = answer.citations.find((one) => one.number === number);
      const card = this.#card(citation);
      const mark = make("button", { type: "button", className: "mark", popoverTargetElement: card }, `${number}`);
      mark.setAttribute("aria-label", `${STRINGS[this.language].source} ${number}`);
      paragraph.append(mark, card);
    }
    return paragraph;
  }

  #card(citation) {
    const card = make("div", { className: "card", popover: "auto" });
    const quote = make("blockquote", { lang: citation.language }, citation.quote);
    card.append(make("strong", {}, citation.title), this.#where(citation), quote, this.#link(citation));
    return card;
  }

  #where(citation) {
    const source = citation.source;
    const named = source ? [source.title, source.publisher, source.pinpoint] : [citation.publisher];
    const parts = [citation.locator, ...named, citation.date];
    return make("p", { className: "where" }, parts.filter(Boolean).join(" · "));
  }

  #link(citation) {
    const url = new URL(citation.url, this.#api);
    const link = make("a", { target: "_blank", rel: "noopener noreferrer" }, STRINGS[this.language].open);
    if (url.protocol === "https:" || url.protocol === "http:") link.href = url.href;
    return link;
  }

  #sources(answer) {
    const list = make("ol", { className: "sources" });
    for (const citation of answer.citations) {
      const item = make("li", {}, `${citation.title}, ${citation.locator}`, " – ", this.#link(citation));
      item.lang = citation.language;
      list.append(item);
    }
    return list;
  }
}

customElements.define("anti-trafficking-assistant", AntiTraffickingAssistant);
if (own) {
  const element = document.createElement("anti-trafficking-assistant");
  element.setAttribute("api", own.dataset.api);
  element.setAttribute("lang", own.dataset.lang || "auto");
  own.after(element);
}
