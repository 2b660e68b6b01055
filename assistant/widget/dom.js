// Strings -> nodes. The only place that makes elements; text becomes text nodes, nothing else.
const SVG = "http://www.w3.org/2000/svg";
const LONGEST = 20000;
// Control, bidirectional and tag characters can hide or reorder words; no answer needs them.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
const PATHS = {
  exit: "M10 4H5v16h5M9 12h11m-4-4 4 4-4 4",
  close: "M6 6l12 12M18 6 6 18",
  send: "M12 19V5m-6 6 6-6 6 6",
  stop: "M7 7h10v10H7z",
  ok: "M5 12.5l4.5 4.5L19 7.5",
  part: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18v18",
  none: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20M8 10.5h5",
  no: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M6 6l12 12",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 7.5v.5",
  wait: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2",
  warn: "M12 4 2.5 20h19zM12 10v5M12 17v.5",
};

/** A string as it may be shown: without invisible control characters, of bounded length. */
export function plain(value) {
  return String(value ?? "").replace(HIDDEN, "").slice(0, LONGEST);
}

/** Make an element; functions become listeners, false and null are left out. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

/** A decorative line icon. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** An address if it is a web address, else nothing: no javascript:, no data:. */
export function webAddress(address, base) {
  if (!address) return null;
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that opens beside the conversation, or plain text where the address is not a web one. */
export function outLink(address, base, label, onOpen) {
  const href = webAddress(address, base);
  if (!href) return h("span", {}, label);
  const rel = onOpen ? "nofollow" : "nofollow noopener noreferrer";
  return h("a", { href, target: "_blank", rel, referrerpolicy: "no-referrer", click: onOpen }, label);
}

/** Put an element above everything of the host page where the browser can. */
export function raise(node) {
  if (!node.showPopover) return;
  node.setAttribute("popover", "manual");
  node.showPopover();
}
