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

function line(language, text) {
  const span = document.createElement("span");
  span.lang = language;
  span.textContent = text;
  return span;
}

fetch("/v1/corpus")
  .then((reply) => (reply.ok ? reply.json() : Promise.reject(reply.status)))
  .then(({ documents, languages, oldest, newest }) => {
    const { sq = 0, en = 0 } = languages;
    document
      .querySelector("#corpus")
      .append(
        line("sq", `${documents} dokumente (${sq} shqip, ${en} anglisht), ${oldest} – ${newest}`),
        document.createElement("br"),
        line("en", `${documents} documents (${sq} Albanian, ${en} English), ${oldest} – ${newest}`),
      );
  })
  .catch(() => {});
