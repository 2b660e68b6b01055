// The way out: a link, or Shift three times; cover, wipe, close, replace. Nothing to come back to.
import { h, raise } from "./dom.js";

const WINDOW = 5000;
const PRESSES = 3;
// A weather page that shows nothing personal; a host page can name another one.
const WEATHER = {
  en: "https://www.accuweather.com/en/al/tirana/6522/weather-forecast/6522",
  sq: "https://www.accuweather.com/sq/al/tirana/6522/weather-forecast/6522",
};
const EVENTS = ["keydown", "keyup", "pointerdown"];

/** Watches for three clean presses of Shift, and leaves. */
export class WayOut {
  #host;
  #count = 0;
  #last = 0;
  #held = false;
  #clean = false;
  #tabs = [];
  #title = "";
  #quiet = null;
  #hear = (event) => this.#onEvent(event);

  /** `onCount(left)` hears how many presses are left; `onLeave()` ends what is running. */
  constructor(host, words, onCount, onLeave) {
    this.#host = host;
    this.words = words;
    this.onCount = onCount;
    this.onLeave = onLeave;
    for (const name of EVENTS) window.addEventListener(name, this.#hear, true);
  }

  get target() {
    return this.#host.getAttribute("exit-url") || WEATHER[this.#host.language];
  }

  stop() {
    for (const name of EVENTS) window.removeEventListener(name, this.#hear, true);
  }

  /** A link to a page of ours beside the conversation. */
  link(path, key) {
    const click = (event) => this.openBeside(event);
    return this.words.put(h("a", { href: this.#host.base + path, target: "_blank", click }), key);
  }

  /** Open a document of ours in a tab that leaving will close again. */
  openBeside(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const tab = window.open(event.currentTarget.href, "_blank");
    if (!tab) return;
    event.preventDefault();
    this.#tabs.push(tab);
  }

  /** Cover the page, forget everything, and put another page in the place of this one. */
  leave() {
    const { target } = this;
    const waiting = this.words.say("leaving");
    const cover = h("div", { class: "cover", role: "alert" }, waiting);
    this.#host.shadowRoot.replaceChildren(cover);
    raise(cover);
    this.onLeave();
    for (const tab of this.#tabs) tab.close();
    this.#title = document.title;
    document.title = waiting;
    this.#quiet = document.head.appendChild(h("meta", { name: "referrer", content: "no-referrer" }));
    location.replace(target);
  }

  /** Someone came back by the browser's memory of the page: undo what leaving changed. */
  restore() {
    if (!this.#quiet) return;
    this.#quiet.remove();
    document.title = this.#title;
  }

  // A press counts if Shift went down and up alone; any other key or click starts over.
  #onEvent(event) {
    if (event.key !== "Shift" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      if (event.type === "keyup" && event.key !== "Shift") return;
      this.#clean = false;
      this.#tell(0);
      return;
    }
    if (event.type === "keydown") {
      if (!event.repeat) [this.#clean, this.#held] = [!this.#held, true];
      return;
    }
    this.#held = event.shiftKey;
    if (this.#clean && !event.shiftKey) this.#press(event.timeStamp);
  }

  #press(now) {
    const late = now - this.#last > WINDOW;
    this.#last = now;
    this.#clean = false;
    this.#tell(late ? 1 : this.#count + 1);
    if (this.#count === PRESSES) this.leave();
  }

  #tell(count) {
    if (count === this.#count) return;
    this.#count = count;
    this.onCount(count ? PRESSES - count : null);
  }
}
