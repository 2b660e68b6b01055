// <anti-trafficking-assistant api lang>: a chat over POST /v1/chat. Nothing is stored; text is
// only ever inserted as text nodes. A script tag with data-api makes the element by itself.
import { AnswerView, make } from "/widget/answer.js";
import { askStream } from "/widget/stream.js";
import { STRINGS } from "/widget/strings.js";
import { STYLE } from "/widget/style.js";

const NAME = "anti-trafficking-assistant";
const MAX_QUESTION = 4000;
const MAX_HISTORY = 20; // ten turns: a question and an answer each
const MAX_BYTES = 28_000; // the server takes 32 KB

class AntiTraffickingAssistant extends HTMLElement {
  #turns = [];
  #abort = null;
  #parts = null;

  connectedCallback() {
    if (this.#parts) return;
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.language = chosenLanguage(this.getAttribute("lang"));
    this.#build(root);
    this.#listen();
    this.#speak();
  }

  disconnectedCallback() {
    this.#abort?.abort();
  }

  /** Ask a question as if it had been typed. */
  ask(question) {
    const content = question.trim().slice(0, MAX_QUESTION);
    if (content && !this.#abort) this.#answer(content);
  }

  /** Change the language of every fixed string; the page hears "assistant-language". */
  setLanguage(language) {
    this.language = language;
    this.#speak();
  }

  get #api() {
    return this.getAttribute("api") || new URL(import.meta.url).origin;
  }

  #build(root) {
    const parts = {
      intro: make("p", { className: "intro" }),
      toggle: make("button", { type: "button", className: "toggle" }),
      scroller: make("div", { className: "scroller", tabIndex: 0 }),
      empty: make("slot", { name: "empty" }),
      list: make("ol", { className: "turns" }),
      status: make("p", { className: "status" }),
      label: make("label", { htmlFor: "question" }),
      box: make("textarea", { rows: 1, maxLength: MAX_QUESTION, id: "question", spellcheck: false }),
      send: make("button", { type: "submit", className: "send" }),
      stop: make("button", { type: "button", className: "stop", hidden: true }),
      hint: make("p", { className: "hint", id: "hint" }),
      form: make("form"),
    };
    this.#parts = parts;
    parts.scroller.setAttribute("role", "region");
    parts.status.setAttribute("role", "status");
    parts.box.setAttribute("autocomplete", "off");
    parts.box.setAttribute("aria-describedby", "hint");
    parts.scroller.append(parts.empty, parts.list);
    parts.form.append(parts.label, make("div", { className: "row" }, parts.box, parts.send, parts.stop));
    parts.form.append(make("div", { className: "foot" }, parts.hint, parts.status));
    root.append(make("div", { className: "head" }, parts.intro, parts.toggle), parts.scroller, parts.form);
    this.setAttribute("role", "region");
  }

  #listen() {
    const { form, box, stop, toggle } = this.#parts;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(box.value);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.ask(box.value);
    });
    stop.addEventListener("click", () => this.#abort?.abort());
    toggle.addEventListener("click", () => this.setLanguage(this.language === "en" ? "sq" : "en"));
  }

  #speak() {
    const words = STRINGS[this.language];
    for (const name of ["intro", "label", "send", "stop", "hint"])
      this.#parts[name].textContent = words[name];
    this.#parts.box.placeholder = words.placeholder;
    this.#parts.toggle.textContent = words.other;
    this.#parts.toggle.lang = this.language === "en" ? "sq" : "en";
    this.#parts.scroller.setAttribute("aria-label", words.transcript);
    this.#parts.status.textContent = "";
    this.setAttribute("aria-label", words.name);
    this.lang = this.language;
    this.dispatchEvent(new CustomEvent("assistant-language", { detail: this.language }));
  }

  async #answer(question) {
    const view = new AnswerView(this.#api, this.language);
    const asked = this.#open(question, view);
    const messages = fitting([...this.#turns, { role: "user", content: question }]);
    this.#busy(new AbortController());
    let said;
    try {
      const answer = await askStream(this.#api, { messages }, this.#abort.signal, (name, data) => {
        if (name === "meta") asked.lang = data.language;
        view.take(name, data);
      });
      const content = answer.text.slice(0, MAX_QUESTION).trim() || "–";
      this.#turns = [...messages, { role: "assistant", content }].slice(-MAX_HISTORY);
      said = STRINGS[this.language].ready(answer.citations.length);
    } catch (error) {
      said = this.#failed(error, question, asked, view);
    }
    this.#busy(null);
    this.#parts.status.textContent = said;
  }

  #open(question, view) {
    const { list, empty, scroller, box } = this.#parts;
    const you = make("span", { className: "unseen" }, `${STRINGS[this.language].you}: `);
    const asked = make("li", { className: "asked" }, you, question);
    list.append(asked, make("li", {}, view.node));
    empty.hidden = true;
    box.value = "";
    scroller.scrollTop = asked.offsetTop - scroller.offsetTop;
    return asked;
  }

  #failed(error, question, asked, view) {
    const words = STRINGS[this.language];
    const { box } = this.#parts;
    box.value ||= question;
    if (error.name === "AbortError") {
      view.fail(words.stopped);
      return words.stopped;
    }
    const text = error.status === 429 ? words.busy : words.failed;
    view.fail(text, () => {
      if (this.#abort) return;
      if (box.value.trim() === question) box.value = "";
      view.node.parentElement.remove();
      asked.remove();
      this.ask(question);
    });
    return text;
  }

  #busy(abort) {
    const { stop, send, status, box } = this.#parts;
    const held = [stop, send].includes(this.shadowRoot.activeElement);
    this.#abort = abort;
    stop.hidden = !abort;
    send.hidden = Boolean(abort);
    status.textContent = "";
    if (held) (abort ? stop : box).focus();
  }
}

/** The wished language, else the page's, else the reader's; Albanian when none says English. */
function chosenLanguage(wish) {
  const known = (tag) => ["en", "sq"].find((name) => tag?.toLowerCase().startsWith(name));
  const readers = navigator.languages.map(known).find(Boolean);
  if (wish === "auto") return readers ?? "sq";
  return known(wish) ?? known(document.documentElement.lang) ?? readers ?? "sq";
}

/** The last messages that fit into one request. */
function fitting(messages) {
  let kept = messages.slice(-MAX_HISTORY - 1);
  const bytes = () => new TextEncoder().encode(JSON.stringify(kept)).length;
  while (kept.length > 1 && bytes() > MAX_BYTES) kept = kept.slice(2);
  return kept;
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, AntiTraffickingAssistant);
  const own = document.querySelector("script[data-api][src*='widget.js']");
  if (own) {
    const element = document.createElement(NAME);
    element.setAttribute("api", own.dataset.api);
    element.setAttribute("lang", own.dataset.lang || "auto");
    own.after(element);
  }
}
