// What the tests ask of a page; in every page before its own scripts.
window.violations = [];
window.ran = [];
addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
window.alert = (text) => ran.push(text);

const TAG = "anti-trafficking-assistant";
const OURS = `div section header a span button svg path p h2 h3 ul ol li article form label textarea
details summary blockquote mark b strong table tr th td`.split(/\s/);
const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
const key = (type, name, shiftKey = false) => {
  const options = { key: name, shiftKey, bubbles: true, composed: true };
  (document.activeElement ?? window).dispatchEvent(new KeyboardEvent(type, options));
};

window.probe = {
  root: () => document.querySelector(TAG).shadowRoot,

  all: () => [...probe.root().querySelectorAll("*")],

  /** Every word that the page holds, shadow trees too. */
  words(node = document) {
    const inside = (each) => (each.shadowRoot ? probe.words(each.shadowRoot) : "");
    return [...node.childNodes].map((each) => (each.data ?? "") + probe.words(each) + inside(each)).join(" ");
  },

  /** What has the focus, as it would be read out. */
  focused() {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute("aria-label") || at?.innerText?.trim() || at?.localName;
  },

  /** Elements that are not ours, addresses that are not web ones, attributes that could run. */
  foreign() {
    const names = probe.all().map((node) => node.localName);
    const addresses = probe.all().filter((node) => node.localName === "a").map((node) => node.href);
    const attributes = probe.all().flatMap((node) => node.getAttributeNames());
    return [
      names.filter((name) => !OURS.includes(name)),
      addresses.filter((address) => !/^(https?|tel):/.test(address)),
      attributes.filter((name) => /^(on|src)/.test(name)),
    ];
  },

  /** Whether the page scrolls sideways, what inside does, what hangs over the edge. */
  wide() {
    const over = (node) => node.clientWidth && node.scrollWidth > node.clientWidth + 1;
    const scrolls = (node) => getComputedStyle(node).overflowX !== "visible" && !node.matches(".unseen");
    const out = (node) => node.getBoundingClientRect().right > innerWidth + 1;
    const names = (nodes) => nodes.map((node) => node.className);
    const page = document.documentElement.scrollWidth > innerWidth;
    return [page, names(probe.all().filter((node) => over(node) && scrolls(node))), names(probe.all().filter(out))];
  },

  /** Controls below 24 by 24 pixels; a box that is ticked counts with its label. */
  small() {
    const controls = [...probe.root().querySelectorAll("button, a, summary, label:has(input)")];
    const shown = controls.filter((node) => node.checkVisibility());
    const boxes = shown.map((node) => [node.className || node.localName, node.getBoundingClientRect()]);
    return boxes.filter(([, { width, height }]) => Math.min(width, height) < 24).map(([name]) => name);
  },

  scroll(share) {
    const { scrollingElement } = document;
    const inside = [".scroller", ".panel"].map((name) => probe.root().querySelector(name));
    for (const node of [scrollingElement, ...inside]) node.scrollTop = share * node.scrollHeight;
    return settled();
  },

  /** Is a touch at the middle of the way out a touch of the way out, and is it large enough? */
  exit() {
    const box = probe.root().querySelector(".exit").getBoundingClientRect();
    const hit = probe.root().elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return [!!hit?.closest(".exit"), box.width >= 44 && box.height >= 44];
  },

  /** Leave by Shift and say at once what is seen: after that the page is only waiting. */
  leave() {
    for (let n = 0; n < 3; n++) for (const type of ["keydown", "keyup"]) key(type, "Shift", type === "keydown");
    const cover = probe.root().querySelector(".cover");
    const { left, top, width, height } = cover.getBoundingClientRect();
    const { opacity, backgroundColor } = getComputedStyle(cover);
    const hit = document.elementFromPoint(9, 9).localName;
    const box = [left, top, width - innerWidth, height - innerHeight];
    return [...box, opacity, backgroundColor, probe.words(probe.root()).trim(), document.title, hit];
  },

  /** Type sentences as key events, slowly and with fingers that overlap; count the exits. */
  type(sentences) {
    let exits = 0;
    document.querySelector(TAG).addEventListener("exit", () => exits++);
    for (const overlap of [false, true])
      for (const sentence of sentences)
        for (const name of [...sentence, "Enter", "Tab"]) {
          const shift = name !== name.toLowerCase();
          if (shift) key("keydown", "Shift", true);
          key("keydown", name, shift);
          if (shift && overlap) key("keyup", "Shift");
          key("keyup", name, shift && !overlap);
          if (shift && !overlap) key("keyup", "Shift");
        }
    return exits;
  },

  /** Keep everything that the status region says from now on. */
  listen() {
    window.said = [];
    const region = probe.root().querySelector("[role=status]");
    const watch = new MutationObserver(() => said.push(region.textContent));
    watch.observe(region, { childList: true, characterData: true, subtree: true });
  },

  hear() {
    window.heard = [];
    const keep = ({ type, detail }) => heard.push([type, JSON.stringify(detail)]);
    for (const name of ["ready", "answer", "error", "exit", "close"]) document.addEventListener(name, keep, true);
  },

  ready: () =>
    new Promise((done) => {
      const element = document.createElement(TAG);
      element.addEventListener("ready", () => (element.destroy(), done(true)));
      document.body.append(element);
    }),

  /** Bytes or entries in each store of the browser. */
  stores: async () => [
    document.cookie.length,
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
  ],

  /** The share of pixels that differ between two PNGs. */
  async differ(shots) {
    const pixels = [];
    for (const shot of shots) {
      const image = new Image();
      image.src = `data:image/png;base64,${shot}`;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      context.drawImage(image, 0, 0);
      pixels.push(context.getImageData(0, 0, image.width, image.height).data);
    }
    const [a, b] = pixels;
    if (a.length !== b.length) return 1;
    let different = 0;
    const off = (at) => Math.abs(a[at] - b[at]);
    for (let at = 0; at < a.length; at += 4) different += off(at) + off(at + 1) + off(at + 2) > 12;
    return different / (a.length / 4);
  },
};
