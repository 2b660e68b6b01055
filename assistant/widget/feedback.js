// "Was this useful?" -> the answer's id, yes or no, and reason codes. No free text, no question.
import { h } from "./dom.js";
import { post } from "./stream.js";

const REASONS = ["wrong", "outdated", "missing_source", "unclear", "unsafe"];

/** The question under an answer. */
export function feedbackRow(answerId, panel) {
  const { words } = panel;
  const row = h("div", { class: "feedback", role: "group" });
  words.name(row, "useful");
  const yes = button("yes", () => send({ answer_id: answerId, verdict: "up", reasons: [] }, row, panel));
  const no = button("no", () => askWhy(answerId, row, panel));
  row.append(words.put(h("span"), "useful"), yes, no);
  return row;

  function button(key, click) {
    return words.put(h("button", { class: "quiet", type: "button", click }), key);
  }
}

function askWhy(answerId, row, panel) {
  const { words } = panel;
  const choices = REASONS.map((code) =>
    h("label", { class: "choice" }, h("input", { type: "checkbox", value: code }), words.put(h("span"), code)),
  );
  const submit = (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll("input:checked")].map((box) => box.value);
    send({ answer_id: answerId, verdict: "down", reasons: chosen }, row, panel);
  };
  const form = h("form", { submit }, words.put(h("p"), "why"), h("div", { class: "choices" }, ...choices));
  form.append(words.put(h("button", { class: "quiet", type: "submit" }), "sendReasons"));
  row.replaceChildren(form);
  form.querySelector("input").focus();
}

async function send(body, row, panel) {
  const said = await post(panel, "v1/feedback", body).then(() => "thanks", () => "feedbackFailed");
  const note = panel.words.put(h("p", { tabindex: "-1" }), said);
  const held = row.contains(panel.root.activeElement);
  row.replaceChildren(note);
  if (held) note.focus();
  panel.announce(said);
}
