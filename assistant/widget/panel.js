// The panel: head with the way out and help, the conversation, the box to write in.
import { Composer } from "./composer.js";
import { h, raise } from "./dom.js";
import { WayOut } from "./exit.js";
import { Head } from "./head.js";
import { HelpNow } from "./help.js";
import { introduction } from "./intro.js";
import { toolRow } from "./keep.js";
import { STYLE } from "./style.js";
import { Talk } from "./talk.js";
import { Words } from "./words.js";

/** One assistant inside the shadow root of its element. */
export class Panel {
  onSpeak = [];
  #undo = [];

  constructor(host) {
    this.host = host;
    this.root = host.shadowRoot;
    this.base = host.base;
    this.inline = host.hasAttribute("inline");
    this.element = h("section", { class: "panel", tabindex: "-1", "aria-labelledby": "title", "aria-describedby": "disclosure" });
    this.element.setAttribute("role", this.inline ? "region" : "dialog");
    this.words = new Words(this.element, host.language);
    this.way = new WayOut(host, this.words, (left) => this.head.showPresses(left), () => this.#onLeave());
    this.talk = new Talk(this);
    this.composer = new Composer(this);
    this.help = new HelpNow(this);
    this.head = new Head(this);
    this.tools = toolRow(this);
    this.status = h("p", { role: "status", class: "unseen" });
    this.#build();
    this.#listen();
  }

  /** Show the panel. The first time the reader is led to what it is, later to the box. */
  open() {
    if (this.element.isConnected) return;
    const { activeElement } = document;
    this.before = activeElement === this.host || activeElement === document.body ? null : activeElement;
    this.root.replaceChildren(this.element);
    this.head.element.prepend(this.head.exit);
    if (!this.inline) {
      raise(this.element);
      this.#fit();
      (this.met ? this.composer.box : this.element).focus({ preventScroll: true });
    }
    this.scroller.scrollTop = this.at ?? 0;
    this.#greet();
  }

  /** Hide the panel; the focus goes back to where it was. */
  close() {
    if (this.inline || !this.element.isConnected) return;
    this.at = this.scroller.scrollTop;
    const launcher = this.host.showLauncher();
    // The conversation is still in memory: so the way out stays in view.
    if (this.talk.turns.length) launcher.before(this.head.exit);
    (this.before?.isConnected ? this.before : launcher).focus();
    this.host.emit("close");
  }

  ask(question) {
    return this.talk.ask(question);
  }

  exit() {
    this.way.leave();
  }

  speak(language) {
    this.words.speak(language);
    this.head.speak();
    this.help.draw();
    this.help.load();
    for (const call of this.onSpeak) call();
  }

  /** Say one thing to a screen reader: one change of one region. */
  announce(key, ...values) {
    const text = this.words.say(key, ...values);
    this.status.textContent = this.status.textContent === text ? `${text}\u00a0` : text;
  }

  /** Tell the host page; words of the conversation only if the page asked for them. */
  emit(type, facts, text) {
    this.host.emit(type, this.host.hasAttribute("share-text") ? { ...facts, ...text } : facts);
  }

  onAsked(turn) {
    // The focus must not vanish with the button that had it.
    if (this.suggestions?.contains(this.root.activeElement)) this.composer.send.focus();
    this.suggestions?.remove();
    this.composer.clear();
    this.follow(turn, true);
  }

  /** Keep the question at the top while its answer grows, unless the reader has moved. */
  follow(turn, anew) {
    const { scroller } = this;
    if (!anew && Math.abs(scroller.scrollTop - this.put) > 2) return;
    scroller.scrollTop = turn.asked.parentElement.offsetTop - 12;
    this.put = scroller.scrollTop;
  }

  onBusy(busy) {
    this.composer.setBusy(busy);
    this.tools.hidden = !this.talk.turns.length;
  }

  /** End everything: request, listeners, nodes. */
  destroy() {
    this.#wipe();
    for (const undo of this.#undo) undo();
    this.root.replaceChildren();
  }

  #build() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [this.root.adoptedStyleSheets[0], sheet];
    const inner = h("div", { class: "inner" }, introduction(this), this.talk.list, this.tools);
    this.scroller = h("div", { class: "scroller", tabindex: "0", role: "region" }, inner);
    this.words.name(this.scroller, "conversation");
    this.element.append(this.head.element, this.help.element, this.scroller, this.composer.element, this.status);
  }

  #listen() {
    this.#on(this.element, "keydown", (event) => event.key === "Escape" && this.#onEscape(event));
    this.#on(window, "pagehide", () => this.#wipe());
    this.#on(window, "pageshow", (event) => {
      if (!event.persisted) return;
      this.way.restore();
      this.host.forget();
    });
    for (const name of ["resize", "scroll"]) this.#on(visualViewport, name, () => this.#fit());
  }

  #on(target, name, listener) {
    target.addEventListener(name, listener);
    this.#undo.push(() => target.removeEventListener(name, listener));
  }

  // A card closes by itself, then help, then the panel.
  #onEscape(event) {
    if (this.root.querySelector(".card:popover-open")) return;
    if (this.head.helpOpen) this.head.toggleHelp();
    else this.close();
    event.stopPropagation();
  }

  #onLeave() {
    this.#wipe();
    this.host.emit("exit");
  }

  #wipe() {
    this.talk.forget();
    this.way.stop();
    this.element.replaceChildren();
  }

  // Whether the service answers is known before the first question; help stands there in any case.
  async #greet() {
    const met = this.met;
    this.met = true;
    if (met || (await this.help.load())) return;
    this.scroller.querySelector(".intro #disclosure")?.after(this.words.put(h("p", { class: "down-note" }), "down"));
    if (!this.head.helpOpen) this.head.toggleHelp();
    this.announce("down");
    this.host.emit("error", { kind: "unreachable", status: 0 });
  }

  // The on-screen keyboard shrinks what is seen, not the page: follow what is seen.
  #fit() {
    const { height, offsetTop, scale } = visualViewport;
    if (scale > 1.01) return;
    this.element.style.setProperty("--seen", `${height}px`);
    this.element.style.setProperty("--from", `${offsetTop}px`);
  }
}
