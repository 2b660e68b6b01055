// A conversation -> what a person takes along: clipboard, print, a text file on the device; the buttons for it.
import { h, plain, webAddress } from "./dom.js";
import { sayPrimary, sayWhere } from "./citation.js";
import { sayDate } from "./words.js";

/** One answer as plain text, its sources numbered below it. */
function answerText(answer, panel) {
  const sentences = answer.sentences.map((one) => plain(one.text) + one.citations.map((n) => ` [${n}]`).join(""));
  const notices = answer.notices.map((notice) => plain(notice.text));
  const body = sentences.length ? sentences.join("\n") : plain(answer.text);
  const sources = answer.citations.map((citation) => `[${citation.number}] ${sourceLine(citation, panel)}`);
  return [body, ...notices, sources.join("\n")].filter(Boolean).join("\n\n");
}

function sourceLine(citation, panel) {
  const primary = citation.source?.title ? sayPrimary(citation.source, panel.words) : "";
  const address = webAddress(citation.url, panel.base);
  return [plain(citation.title), sayWhere(citation, panel.words), primary, address].filter(Boolean).join(". ");
}

/** The whole conversation as plain text. */
function conversationText(turns, panel) {
  const { words } = panel;
  const parts = turns.flatMap((turn) => [`${words.say("asked")}: ${plain(turn.question)}`, answerText(turn.answer, panel)]);
  return [words.say("notes"), ...madeLines(turns, panel), ...parts, words.say("disclosure")].join("\n\n") + "\n";
}

function madeLines(turns, panel) {
  const { words } = panel;
  const built = turns.at(-1)?.answer.corpus;
  const index = built ? `${words.say("index", sayDate(built.built_at, words.language))} (${plain(built.generation)})` : "";
  return [words.say("made", sayDate(localDay(), words.language)), index].filter(Boolean);
}

function localDay() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The conversation as nodes, for print and for the clipboard's rich flavour. */
function conversationNodes(turns, panel) {
  const article = h("article", { lang: panel.words.language });
  for (const { question, answer } of turns) {
    article.append(h("h2", { lang: answer.language }, plain(question)), ...answerNodes(answer, panel));
  }
  return article;
}

function answerNodes(answer, panel) {
  const sentences = answer.sentences.map((one) =>
    h("p", { lang: answer.language }, plain(one.text), ...one.citations.map((n) => ` [${n}]`)),
  );
  if (!sentences.length) sentences.push(h("p", { lang: answer.language }, plain(answer.text)));
  const notices = answer.notices.map((notice) => h("p", { lang: answer.language }, h("em", {}, plain(notice.text))));
  const sources = answer.citations.map((citation) => h("li", { value: citation.number }, sourceLine(citation, panel)));
  return [...sentences, ...notices, sources.length ? h("ol", {}, ...sources) : null].filter(Boolean);
}

/** Copy an answer with its sources, as text and as rich text where the browser can. */
export async function copyAnswer(turn, panel) {
  const text = answerText(turn.answer, panel);
  const rich = new XMLSerializer().serializeToString(h("div", {}, ...answerNodes(turn.answer, panel)));
  const blob = (type, data) => new Blob([data], { type });
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", rich) }),
    ]);
  } catch {
    await navigator.clipboard.writeText(text);
  }
}

/** Save the conversation on the device, under a name that says nothing. */
function saveText(turns, panel) {
  const url = URL.createObjectURL(new Blob([conversationText(turns, panel)], { type: "text/plain" }));
  const link = h("a", { href: url, download: `notes-${localDay().replaceAll("-", "")}.txt` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Put the conversation alone on paper: the host page is left out while it prints. */
function printConversation(turns, panel) {
  const { words } = panel;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PRINT);
  const head = [h("h1", {}, words.say("notes")), ...madeLines(turns, panel).map((line) => h("p", {}, line))];
  const paper = h("div", { class: "ata-paper" }, ...head, conversationNodes(turns, panel), h("p", {}, words.say("disclosure")));
  const clear = () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  document.body.append(paper);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  window.addEventListener("afterprint", clear, { once: true });
  window.print();
}

/** The row under the conversation; saving warns first that a file stays on the device. */
export function toolRow(panel) {
  const { words } = panel;
  const print = button("print", () => printConversation(panel.talk.turns, panel));
  const save = button("save", warn);
  const row = h("div", { class: "actions tools", hidden: true }, print, save);
  return row;

  function button(key, click) {
    return words.put(h("button", { class: "quiet", type: "button", click }), key);
  }

  function settle() {
    row.replaceChildren(print, save);
    save.focus();
  }

  function warn() {
    const yes = button("saveNow", () => {
      saveText(panel.talk.turns, panel);
      settle();
    });
    row.replaceChildren(words.put(h("p"), "saveWarning"), yes, button("cancel", settle));
    yes.focus();
  }
}

const PRINT = `.ata-paper{display:none!important}@media print{html,body{background:#fff!important;height:auto!important;overflow:visible!important}
body>:not(.ata-paper){display:none!important}.ata-paper{display:block!important;color:#000!important;font:11pt/1.5 Georgia,serif!important;overflow-wrap:anywhere}
.ata-paper h2{font-size:13pt;break-after:avoid}.ata-paper li{font-size:9.5pt;break-inside:avoid}}`;
