// Sentences -> paragraphs, lists, quotes and tables of text nodes. Bold is the only inline mark.
import { h, plain } from "./dom.js";

const ROW = /^\s*\|(.+)\|\s*$/;
const RULE = /^[\s|:-]+$/;

/** Add a sentence and its numbers to what is there, in the block it belongs to. */
export function addSentence(box, text, marks, verbatim) {
  const words = plain(text);
  const row = !verbatim && ROW.exec(words);
  if (row) return addRow(box, row[1], marks);
  const [block, rest] = verbatim ? [box.appendChild(h("p")), words] : blockFor(box, words);
  block.append(...(block.hasChildNodes() ? [" "] : []), ...(verbatim ? [rest] : bold(rest)), ...numbers(marks));
}

// Numbers stay on the line of the word before them.
function numbers(marks) {
  return marks.length ? [h("span", { class: "cites" }, "\u2060", ...marks)] : [];
}

function blockFor(box, words) {
  const [, sign, rest] = /^\s*([-*•]|\d+[.)]|>)\s+(.*)$/s.exec(words) ?? [];
  if (sign === ">") return [within(box, "blockquote"), rest];
  if (sign) return [within(box, /\d/.test(sign) ? "ol" : "ul").appendChild(h("li")), rest];
  const last = box.lastElementChild;
  const follows = last?.localName === "p" && !words.startsWith("\n");
  return [follows ? last : box.appendChild(h("p")), words.trim()];
}

function within(box, tag) {
  const last = box.lastElementChild;
  return last?.localName === tag ? last : box.appendChild(h(tag));
}

function addRow(box, cells, marks) {
  if (RULE.test(cells)) return;
  const body = within(box, "table");
  const first = !body.hasChildNodes();
  const row = cells.split("|").map((cell) => h(first ? "th" : "td", {}, ...bold(cell.trim())));
  row.at(-1).append(...numbers(marks));
  body.append(h("tr", {}, ...row));
}

function bold(text) {
  return text.split(/\*\*(.+?)\*\*/s).map((part, index) => (index % 2 ? h("strong", {}, part) : part));
}
