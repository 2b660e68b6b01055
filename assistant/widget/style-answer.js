// The look of questions, answers, citations and sources.
export const STYLE = `
.turns > li { margin-block-start: 1.25em; }
.asked { display: flow-root; }
.asked p { width: fit-content; max-width: 88%; margin-inline-start: auto; padding: .5em .875em; border-radius: var(--radius) var(--radius) .125em var(--radius); background: var(--tint); white-space: pre-line; unicode-bidi: plaintext; }
.reply { display: grid; gap: .75em; grid-template-columns: minmax(0, 1fr); }
.reply > :empty { display: none; }
.text { display: grid; gap: .75em; grid-template-columns: minmax(0, 1fr); unicode-bidi: plaintext; }
.text ul { list-style: disc; padding-inline-start: 1.25em; }
.text ol { list-style: decimal; padding-inline-start: 1.5em; }
.text table { border-collapse: collapse; }
.text th, .text td { padding: .25em .625em; border: 1px solid var(--line); text-align: start; vertical-align: top; }
.state-line { display: flex; gap: .5em; align-items: start; color: var(--soft); font-size: var(--small); font-weight: 600; }
.state-line svg { margin-block-start: .05em; }
.state > div + * { margin-block-start: .25em; }
[data-state=not_found] .state, [data-state=partial] .state, [data-state=refused] .state, [data-state=stopped] .state,
[data-state=cut] .state, [data-state=error] .state, [data-state=limit] .state, [data-state=rate] .state, [data-state=offline] .state, [data-state=unreachable] .state {
  padding: .625em .875em; border-inline-start: 4px solid var(--edge); border-radius: 0 var(--radius) var(--radius) 0; background: var(--tint); }
[data-state=cut] .state, [data-state=error] .state, [data-state=limit] .state, [data-state=rate] .state, [data-state=offline] .state, [data-state=unreachable] .state { border-color: var(--warn); }
[data-state]:not([data-state=extractive], [data-state=generated]) .state-line { color: var(--ink); font-size: 1em; }
.searching { color: var(--soft); animation: come .2s .4s both; }
.searching::after { content: "…"; }
@keyframes come { from { opacity: 0; } }

.cites { white-space: nowrap; }
.cite { min-width: 24px; min-height: 24px; margin-inline-start: .2em; padding: 0 .3em; border: 1px solid var(--edge); border-radius: .375em; background: var(--paper); color: var(--accent); font-size: .8125em; font-weight: 650; line-height: 1.4; vertical-align: .1em; }
.cite:hover, .cite[aria-expanded=true], .cite:has(+ .card:popover-open) { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.card { position: fixed; inset: auto; margin: 0; padding: .5em 1em 1em; width: min(25em, 100vw - 1em); max-height: min(28em, 100dvh - 5em); overflow: auto; white-space: normal; font-weight: 400;
  border: 1px solid var(--line); border-radius: var(--radius); box-shadow: 0 2px 6px #0002, 0 10px 32px #0004; }
.card-top { display: flex; justify-content: space-between; align-items: center; margin-inline-end: -.5em; }
.card-head { color: var(--soft); font-size: var(--small); font-weight: 600; }
.card-title { font-weight: 650; line-height: 1.35; margin-block-end: .25em; }
.card blockquote { margin-block: .75em; padding-inline-start: .875em; border-inline-start: 3px solid var(--accent); unicode-bidi: plaintext; white-space: pre-line; }
mark { background: var(--mark); color: inherit; padding-block: .1em; }
.status { color: var(--soft); font-size: var(--small); font-weight: 600; }
.status.superseded, .status.disputed { color: var(--warn); }
.card-link { margin-block-start: .75em; }
.card a, .sources a, .state a, .safety a, .help-now p a { display: inline-block; min-height: 24px; }

.foot { display: grid; gap: .625em; grid-template-columns: minmax(0, 1fr); justify-items: start; }
.notice { padding-inline-start: .875em; border-inline-start: 4px solid var(--line); color: var(--soft); font-size: .9375em; }
.notice.superseded, .notice.conflict { border-color: var(--warn); color: var(--ink); }
.sources { width: 100%; font-size: .9375em; }
.sources summary { min-height: 28px; width: fit-content; font-weight: 600; cursor: pointer; }
.sources ol { list-style: decimal; padding-inline-start: 1.6em; display: grid; gap: .625em; margin-block: .375em; }
.source-title { display: block; line-height: 1.4; }
.sources .where { display: block; }
.feedback { display: flex; flex-wrap: wrap; align-items: center; gap: .375em .5em; font-size: var(--small); }
.feedback .quiet { font-size: 1em; }
.choices { display: flex; flex-wrap: wrap; gap: .25em 1.125em; margin-block: .375em .5em; }
.choices .choice { display: inline-flex; align-items: center; gap: .5em; min-height: 32px; }
.choices input { width: 1.25em; height: 1.25em; accent-color: var(--accent); }
.feedback:has(form) { width: 100%; padding: .75em .875em; border-radius: var(--radius); background: var(--tint); }
.tools { margin-block-start: 1.25em; padding-block-start: .75em; border-block-start: 1px solid var(--line); }
.tools p { width: 100%; }

.help-card { display: grid; grid-template-columns: auto 1fr; gap: .75em; padding: .875em 1em; border: 2px solid var(--accent); border-radius: var(--radius); background: var(--tint); }
.help-card > svg { color: var(--accent); width: 1.5em; height: 1.5em; }
.help-text { white-space: pre-line; }
.help-card ul { margin-block: .5em .25em; }
@media (max-width: 40em) {
  .card { inset: auto 0 0; width: auto; max-width: none; max-height: min(60dvh, 100dvh - 5em); border-radius: var(--radius) var(--radius) 0 0; border-inline: 0; border-block-end: 0; padding-block-end: max(1em, env(safe-area-inset-bottom)); }
}
@media (prefers-reduced-motion: reduce) { .searching { animation: none; } }
@media print {
  .composer, header, .help-now, .safety, .suggestions, .actions, .tools { display: none; }
  .panel, :host([inline]) .panel { position: static; height: auto; overflow: visible; border: 0; }
  .scroller { overflow: visible; border: 0; }
  .sources::details-content { content-visibility: visible; block-size: auto; }
}
`;
