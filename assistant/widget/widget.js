// One tag -> a launcher; its first click fetches the rest.
const ROOT = import.meta.url.replace(/(widget\/)?widget\.js.*$/, "");
const TAG = "anti-trafficking-assistant";
const WORDS = {
  en: ["Ask a question", "The assistant cannot be reached. In immediate danger call 112. Help page"],
  sq: ["Bëni një pyetje", "Asistenti nuk arrihet. Në rrezik të menjëhershëm telefononi 112. Faqja e ndihmës"],
};
// Inside, !important beats the !important of the host page.
const STYLE = `:host{all:initial!important;display:contents!important;color-scheme:light dark!important;
font-family:var(--ata-font,system-ui,sans-serif)!important}
:host([hidden]){display:none!important}
:host([theme=light]){color-scheme:light!important}
:host([theme=dark]){color-scheme:dark!important}
.dock{position:fixed;z-index:2147483647;bottom:1em;inset-inline-end:1em;display:grid;gap:1em;max-width:20em}
:host([position=left]) .dock{inset-inline:1em auto}
.dock>*{--a:var(--ata-accent,light-dark(#0b5660,#7fd0d8));font:600 1em/1.4 inherit;font-family:inherit;
color:var(--ata-on-accent,light-dark(#fff,#07191b));background:var(--a);border:0;border-radius:1.5em;padding:.7em 1.3em;cursor:pointer}
.dock>:focus-visible{outline:3px solid var(--a);outline-offset:3px}`;

class Assistant extends HTMLElement {
  static observedAttributes = ["lang"];
  #panel;

  connectedCallback() {
    if (this.#panel) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    this.setLanguage(this.lang);
    this.forget();
    if (this.hasAttribute("open")) this.open();
    queueMicrotask(() => this.emit("ready"));
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#panel?.destroy();
      this.#panel = null;
    });
  }

  attributeChangedCallback(name, before, now) {
    if (this.shadowRoot && now !== this.language) this.setLanguage(now);
  }

  get base() {
    return new URL(this.getAttribute("api") || ROOT, ROOT).href.replace(/\/*$/, "/");
  }

  emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  async open() {
    try {
      const { Panel } = await import(`${ROOT}widget/panel.js`);
      if (!this.isConnected) return;
      this.#panel ??= new Panel(this);
      this.#panel.open();
      return this.#panel;
    } catch {
      this.#showDown();
    }
  }

  close() {
    this.#panel?.close();
  }

  async ask(question) {
    return (await this.open())?.ask(question);
  }

  async exit() {
    (await this.open())?.exit();
  }

  /** Else the page's language, the browser's, Albanian. */
  setLanguage(wish) {
    const wishes = [wish, document.documentElement.lang, ...navigator.languages, "sq"];
    this.language = wishes.map((one) => `${one}`.slice(0, 2)).find((one) => WORDS[one]);
    this.lang = this.language;
    this.#panel?.speak(this.language);
    if (this.shadowRoot?.querySelector(".dock>button")) this.showLauncher();
  }

  destroy() {
    this.remove();
  }

  /** Back to the first state, nothing kept. */
  forget() {
    this.#panel?.destroy();
    this.#panel = null;
    if (!this.hasAttribute("inline")) return this.showLauncher();
    this.shadowRoot.replaceChildren(document.createElement("slot"));
    this.open();
  }

  showLauncher() {
    const button = this.#dock("button", this.getAttribute("launcher-title") || WORDS[this.language][0]);
    button.onclick = () => this.open();
    return button;
  }

  #showDown() {
    const link = this.#dock("a", WORDS[this.language][1]);
    link.href = `${this.base}help`;
    link.focus();
    this.emit("error", { kind: "unreachable", status: 0 });
  }

  #dock(tag, text) {
    const dock = document.createElement("div");
    const node = document.createElement(tag);
    node.textContent = text;
    dock.className = "dock";
    dock.append(node);
    this.shadowRoot.replaceChildren(dock, document.createElement("slot"));
    return node;
  }
}

if (!customElements.get(TAG)) customElements.define(TAG, Assistant);
const script = [...document.scripts].find((one) => one.src === import.meta.url);
if (script?.dataset.api != null && !document.querySelector(TAG)) {
  const element = document.createElement(TAG);
  for (const { name, value } of script.attributes)
    if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
  // First in the page: the way out is first in the tab order.
  document.body.prepend(element);
}
