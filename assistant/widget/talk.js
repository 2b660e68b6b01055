// Questions -> answers, one at a time; the history that goes with the next question. Memory only.
import { h, plain } from "./dom.js";
import { Reply } from "./reply.js";
import { askStream, Failure } from "./stream.js";

export const LONGEST = 1000;
const TURNS = 5;
const SHARE = 1500; // of an earlier answer, so that the body stays far below the server's limit
const PATIENCE = 1500; // a searching note is spoken only if the answer takes longer

/** The conversation. */
export class Talk {
  #abort = null;
  #turns = [];

  constructor(panel) {
    this.panel = panel;
    this.list = h("ol", { class: "turns" });
    panel.words.name(this.list, "conversation");
  }

  get busy() {
    return this.#abort !== null;
  }

  /** Answered turns, oldest first. */
  get turns() {
    return this.#turns.filter((turn) => turn.answer);
  }

  /** Ask; resolves when the answer stands or has failed. False when it cannot be asked now. */
  async ask(question) {
    const words = plain(question).trim();
    if (!words || words.length > LONGEST || this.busy) return false;
    const turn = { question: words, asked: h("p", { lang: this.panel.words.language }, words) };
    const title = this.panel.words.put(h("h3", { class: "unseen" }), "asked");
    this.#turns.push(turn);
    this.list.append(h("li", { class: "asked" }, title, turn.asked));
    turn.place = this.list.appendChild(h("li"));
    this.panel.onAsked(turn);
    await this.#run(turn);
    return true;
  }

  stop() {
    this.#abort?.abort();
  }

  /** End the request and drop every word. */
  forget() {
    this.stop();
    this.#turns = [];
    this.list.replaceChildren();
  }

  async #run(turn) {
    if (this.busy) return this.panel.announce("oneAtATime");
    this.#abort = new AbortController();
    turn.reply = new Reply(this.panel, turn);
    turn.place.replaceChildren(turn.reply.element);
    this.panel.onBusy(true);
    const note = setTimeout(() => this.panel.announce("searching"), PATIENCE);
    try {
      const body = { messages: this.#messages(turn), language: "auto" };
      const onEvent = (name, data) => {
        clearTimeout(note);
        turn.reply.onEvent(name, data);
        this.panel.follow(turn);
      };
      turn.answer = await askStream(this.panel, body, this.#abort.signal, onEvent);
      turn.reply.finish(turn.answer);
      this.#tellAnswer(turn);
    } catch (error) {
      turn.answer = null;
      this.#tellFailure(turn, error instanceof Failure ? error : new Failure("error"));
    } finally {
      clearTimeout(note);
      this.#abort = null;
      this.panel.onBusy(false);
      this.panel.follow(turn);
    }
  }

  #tellAnswer({ answer, question }) {
    const { panel } = this;
    if (answer.status === "answered" || answer.status === "partial")
      panel.announce("ready", answer.sentences.length, answer.citations.length);
    else panel.announce(answer.status);
    const facts = { id: answer.id, status: answer.status, language: answer.language, citations: answer.citations.length };
    panel.emit("answer", facts, { question, text: answer.text });
  }

  #tellFailure(turn, failure) {
    turn.reply.fail(failure, () => this.#run(turn));
    this.panel.announce(failure.kind);
    this.panel.emit("error", { kind: failure.kind, status: failure.status ?? 0 });
  }

  #messages(turn) {
    const before = this.turns.filter((one) => one !== turn && ["answered", "partial", "not_found"].includes(one.answer.status));
    const history = before.slice(-TURNS).flatMap(({ question, answer }) => [
      { role: "user", content: question },
      { role: "assistant", content: (answer.text || "–").slice(0, SHARE) },
    ]);
    return [...history, { role: "user", content: turn.question }];
  }
}
