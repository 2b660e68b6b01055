// The page at /: follows the widget's language, offers questions, says what the corpus holds.
const widget = document.querySelector("anti-trafficking-assistant");
const page = document.documentElement;
const WORDS = {
  en: ["Documents", "In Albanian", "In English", "Dated from", "to"],
  sq: ["Dokumente", "Në shqip", "Në anglisht", "Datat nga", "deri në"],
};
let corpus = null;

function make(tag, text) {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

function showCorpus() {
  if (!corpus) return;
  const { documents, languages = {}, oldest, newest } = corpus;
  const [all, albanian, english, from, to] = WORDS[page.lang];
  const rows = [[all, documents], [albanian, languages.sq], [english, languages.en]];
  if (oldest && newest) rows.push([from, `${oldest.slice(0, 4)} ${to} ${newest.slice(0, 4)}`]);
  const list = document.querySelector("#corpus");
  list.replaceChildren(...rows.filter(([, value]) => value != null).flatMap(([name, value]) => [make("dt", name), make("dd", value)]));
  list.hidden = false;
}

function follow() {
  if (widget.lang) page.lang = widget.lang;
  showCorpus();
}

for (const item of document.querySelectorAll("#examples li")) {
  const button = make("button", item.textContent);
  button.addEventListener("click", () => {
    widget.ask(item.textContent);
    widget.scrollIntoView();
  });
  item.replaceChildren(button);
}
document.querySelector(".way-out.first").addEventListener("click", (event) => {
  event.preventDefault();
  widget.exit();
});
document.querySelector("#origin").textContent = location.origin;
new MutationObserver(follow).observe(widget, { attributeFilter: ["lang"] });
follow();
fetch("/v1/corpus")
  .then((reply) => (reply.ok ? reply.json() : null))
  .then((found) => {
    corpus = found;
    showCorpus();
  })
  .catch(() => {});
