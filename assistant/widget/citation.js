// Citations -> numbered buttons, the card each opens, and the list of sources under an answer.
import { h, icon, outLink, plain } from "./dom.js";
import { sayDate } from "./words.js";

/** What identifies a source, in one line: where in it, publisher, date. */
export function sayWhere(citation, words) {
  const parts = [citation.locator, citation.publisher, sayDate(citation.date, words.language)];
  return parts.filter(Boolean).map(plain).join(" · ");
}

/** What the quote rests on when the document is a statement of another. */
export function sayPrimary(source, words) {
  const parts = [source.title, source.pinpoint, source.publisher, sayDate(source.date, words.language)];
  return parts.filter(Boolean).map(plain).join(", ");
}

/** A numbered button; its card is made when it is first opened. */
export function citeButton(citation, sentence, panel) {
  const card = h("div", { class: "card", popover: "auto", role: "dialog" });
  const button = h("button", { class: "cite", type: "button" }, `${citation.number}`);
  panel.words.name(button, "source", `${citation.number}: ${plain(citation.title)}`);
  button.popoverTargetElement = card;
  const place = () => placeCard(card, button, panel.element);
  card.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") return fillCard(card, citation, sentence, panel);
    // The focus must not vanish with the card that had it.
    if (card.contains(panel.root.activeElement)) button.focus();
  });
  card.addEventListener("toggle", (event) => {
    const change = event.newState === "open" ? "addEventListener" : "removeEventListener";
    panel.scroller[change]("scroll", place, { passive: true });
    window[change]("resize", place);
    if (event.newState === "open") place();
  });
  return [button, card];
}

function fillCard(card, citation, sentence, panel) {
  const { words } = panel;
  const head = words.put(h("p", { class: "card-head" }), "source", citation.number);
  const shut = words.name(h("button", { class: "icon", type: "button", click: () => card.hidePopover() }, icon("close")), "close");
  const title = h("p", { class: "card-title", lang: citation.language }, plain(citation.title));
  words.name(card, "source", citation.number);
  const where = [sayWhere(citation, words), words.say(citation.language)].filter(Boolean).join(" · ");
  card.replaceChildren(
    h("div", { class: "card-top" }, head, shut),
    title,
    h("p", { class: "where" }, where),
    statusLine(citation, words) ?? "",
    h("blockquote", { lang: citation.language }, ...markQuote(citation.quote, sentence)),
    h("p", { class: "card-link" }, documentLink(citation, panel)),
    primaryLine(citation.source, panel) ?? "",
  );
}

/** The quote with the words that the sentence took from it marked; all of it where they differ. */
function markQuote(quote, sentence) {
  const whole = plain(quote);
  const cited = plain(sentence).trim();
  const at = cited ? whole.indexOf(cited) : -1;
  if (at < 0) return [h("mark", {}, whole)];
  return [whole.slice(0, at), h("mark", {}, cited), whole.slice(at + cited.length)];
}

function statusLine(citation, words) {
  const known = ["historical", "superseded", "disputed"].includes(citation.status);
  return known ? words.put(h("p", { class: `status ${citation.status}` }), citation.status) : null;
}

function primaryLine(source, panel) {
  if (!source?.title) return null;
  const label = panel.words.put(h("b"), "primary");
  return h("p", { class: "where" }, label, ": ", outLink(source.url, panel.base, sayPrimary(source, panel.words)));
}

/** A link to the document at the quoted words; its tab is closed again on exit. */
export function documentLink(citation, panel) {
  const label = panel.words.put(h("span"), "open");
  const tab = panel.words.put(h("span", { class: "unseen" }), "newTab");
  const link = outLink(citation.url, panel.base, label, (event) => panel.way.openBeside(event));
  link.append(" ", tab);
  return link;
}

/** The sources of an answer as a list: for print, and for browsers without cards. */
export function sourceList(citations, panel) {
  const items = citations.map((citation) => {
    const title = h("span", { class: "source-title", lang: citation.language }, plain(citation.title));
    const line = h("span", { class: "where" }, sayWhere(citation, panel.words));
    return h("li", { value: citation.number }, title, line, statusLine(citation, panel.words), documentLink(citation, panel));
  });
  const summary = h("summary", {}, panel.words.put(h("span"), "sources"), ` (${citations.length})`);
  return h("details", { class: "sources" }, summary, h("ol", {}, ...items));
}

// Wide: beside its number, under the way out. Narrow: the style sheet makes it a sheet at the foot.
function placeCard(card, button, element) {
  if (matchMedia("(max-width: 40em)").matches) return card.removeAttribute("style");
  const spot = button.getBoundingClientRect();
  const box = card.getBoundingClientRect();
  const bounds = element.getBoundingClientRect();
  const top = Math.max(bounds.top, 0) + 64;
  const below = spot.bottom + 6;
  const above = spot.top - box.height - 6;
  const fits = below + box.height < innerHeight - 8;
  const left = Math.max(Math.min(spot.left - 24, bounds.right - box.width - 12), 8);
  card.style.setProperty("left", `${left}px`);
  card.style.setProperty("top", `${Math.max(fits ? below : above, top)}px`);
}
