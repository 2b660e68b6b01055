// Events of one answer -> its place in the conversation, whatever becomes of it.
import { citeButton, sourceList } from "./citation.js";
import { h, icon, plain } from "./dom.js";
import { helpCard } from "./help.js";
import { feedbackRow } from "./feedback.js";
import { copyAnswer } from "./keep.js";
import { addSentence } from "./prose.js";

const ICONS = {
  extractive: "ok",
  generated: "ok",
  degraded: "warn",
  partial: "part",
  not_found: "none",
  refused: "no",
  referred: "help",
  stopped: "stop",
  rate: "wait",
};

const HELPLESS = ["refused", "unreachable", "closed"];

/** One answer while it comes and when it is there. */
export class Reply {
  #citations = new Map();
  #shown = [];
  #meta = {};

  constructor(panel, turn) {
    this.panel = panel;
    this.turn = turn;
    this.state = h("div", { class: "state" });
    this.help = h("div");
    this.text = h("div", { class: "text" });
    this.foot = h("div", { class: "foot" });
    const title = panel.words.put(h("h3", { class: "unseen" }), "answer");
    this.element = h("article", { class: "reply", "aria-busy": "true" }, title, this.help, this.state, this.text, this.foot);
    this.state.append(panel.words.put(h("p", { class: "searching" }), "searching"));
  }

  get begun() {
    return this.#shown.length > 0;
  }

  /** Take one event of the stream. */
  onEvent(name, data) {
    if (name === "meta") this.#setMeta(data);
    if (name === "help") this.#showHelp(data);
    if (name === "sources") this.#take(data.citations ?? data.sources ?? []);
    if (name === "sentence") this.#add(data);
    if (name === "notice") this.#addNotice(data);
  }

  /** Show the whole answer; what already stands there is left alone. */
  finish(answer) {
    this.#setMeta(answer);
    this.#take(answer.citations);
    if (answer.help) this.#showHelp(answer.help);
    if (JSON.stringify(answer.sentences.map((one) => one.text)) !== JSON.stringify(this.#shown)) this.#again(answer);
    // "Not found" says it itself; other texts without sentences are the server's words.
    if (!answer.sentences.length && answer.status !== "not_found")
      this.text.replaceChildren(h("p", {}, plain(answer.text)));
    const degraded = answer.notices.some((notice) => notice.kind === "degraded");
    const status = answer.status !== "answered" ? answer.status : degraded ? "degraded" : answer.mode;
    const next = answer.sentences.length ? null : this.#next(status);
    this.#settle(status, status === "not_found" ? next : null);
    if (status === "referred") this.state.replaceChildren();
    const notices = answer.notices.filter((notice) => notice.kind !== status);
    if (answer.privacy) notices.push({ kind: "privacy", text: answer.privacy });
    this.foot.replaceChildren(...notices.map((notice) => this.#notice(notice)));
    if (status === "refused" && next) this.foot.prepend(next);
    if (answer.citations.length) this.foot.append(sourceList(answer.citations, this.panel));
    if (answer.status !== "referred") this.foot.append(this.#actions());
  }

  /** Show why there is no answer, or only a part of one; the way to try again. */
  fail(failure, onAgain) {
    const { words } = this.panel;
    const lines = [this.#failureLine(failure)];
    if (this.begun) this.text.after(this.state);
    lines.push(words.put(h("p"), this.begun ? "incomplete" : "kept"));
    if (failure.reference) lines.push(words.put(h("p", { class: "where" }), "reference", plain(failure.reference)));
    this.#settle(failure.kind, h("div", {}, ...lines.filter(Boolean), this.#next(failure.kind) ?? ""));
    const click = () => {
      this.panel.composer.send.focus();
      onAgain();
    };
    const again = h("button", { class: "strong", type: "button", click });
    this.foot.append(words.put(again, "again"));
  }

  #failureLine({ kind, wait }) {
    const { words } = this.panel;
    if (kind === "rate") return words.put(h("p"), "rateWait", wait);
    return kind === "limit" ? words.put(h("p"), "limitNext") : null;
  }

  // Where to turn from here.
  #next(kind) {
    const { way, words } = this.panel;
    if (kind === "not_found") return h("p", { class: "where" }, words.put(h("span"), "notFoundNext"), " ", way.link("documents", "documents"));
    if (!HELPLESS.includes(kind)) return null;
    const danger = h("span", {}, words.put(h("span"), "danger"), ": ", h("a", { href: "tel:112" }, "112"));
    return h("p", { class: "way-on" }, danger, way.link("help", "helpPage"));
  }

  #setMeta(meta) {
    this.#meta = { ...this.#meta, ...meta };
    if (meta.language) this.text.lang = meta.language;
    if (meta.language) this.turn.asked.lang = meta.language;
  }

  #showHelp(help) {
    this.help.replaceChildren(helpCard(help, this.#meta.language ?? this.panel.words.language, this.panel));
  }

  #take(citations) {
    for (const citation of citations) this.#citations.set(citation.number, citation);
  }

  #add(sentence) {
    if (!this.begun) this.state.replaceChildren();
    const known = (sentence.citations ?? []).map((number) => this.#citations.get(number)).filter(Boolean);
    const marks = known.flatMap((citation) => citeButton(citation, sentence.text, this.panel));
    addSentence(this.text, sentence.text, marks, this.#meta.mode !== "generated");
    this.#shown.push(sentence.text);
  }

  #again(answer) {
    this.#shown = [];
    this.text.replaceChildren();
    for (const sentence of answer.sentences) this.#add(sentence);
  }

  #addNotice(notice) {
    this.foot.append(this.#notice(notice));
  }

  #notice(notice) {
    return h("p", { class: `notice ${notice.kind}`, lang: this.#meta.language }, plain(notice.text));
  }

  #settle(kind, more) {
    const label = this.panel.words.put(h("p", { class: "state-name" }), kind);
    const sign = ICONS[kind] ?? "warn";
    this.state.className = `state ${sign}`;
    this.state.replaceChildren(h("div", { class: "state-line" }, icon(sign), label), more ?? "");
    this.element.dataset.state = kind;
    this.element.setAttribute("aria-busy", "false");
  }

  #actions() {
    const { panel, turn } = this;
    const copy = panel.words.put(h("button", { class: "quiet", type: "button" }), "copy");
    copy.addEventListener("click", async () => {
      const done = await copyAnswer(turn, panel).then(() => "copied", () => "copyFailed");
      panel.words.put(copy, done);
      panel.announce(done);
      setTimeout(() => panel.words.put(copy, "copy"), 2500);
    });
    return h("div", { class: "actions" }, turn.answer.citations.length ? copy : null, feedbackRow(turn.answer.id, panel));
  }
}
