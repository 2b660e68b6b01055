// The page at /: example questions, what the corpus holds, a way out that leaves no step back.
const widget = document.querySelector("anti-trafficking-assistant");
for (const button of document.querySelectorAll("#examples button"))
  button.addEventListener("click", () => widget.ask(button.textContent));
const exit = document.querySelector(".exit");
exit.addEventListener("click", (event) => {
  event.preventDefault();
  document.body.replaceChildren();
  location.replace(exit.href);
});
fetch("/v1/corpus")
  .then((reply) => reply.json())
  .then((corpus) => {
    const counts = Object.entries(corpus.languages).map(([name, count]) => `${name} ${count}`);
    document.querySelector("#corpus").textContent =
      `${corpus.documents} dokumente · documents (${counts.join(", ")}), ${corpus.oldest} – ${corpus.newest}`;
  })
  .catch(() => {});
