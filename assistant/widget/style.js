// The look of the panel. Tokens first: a page sets --ata-… and the rest follows.
export const STYLE = `
.panel, .card, .cover {
  --accent: var(--ata-accent, light-dark(#0b5660, #7fd0d8));
  --on-accent: var(--ata-on-accent, light-dark(#ffffff, #07191b));
  --paper: var(--ata-paper, light-dark(#ffffff, #14181d));
  --tint: var(--ata-tint, light-dark(#f1f5f5, #1d2329));
  --ink: var(--ata-ink, light-dark(#1a2129, #e7ebee));
  --soft: var(--ata-soft, light-dark(#4d5965, #abb6bf));
  --line: var(--ata-line, light-dark(#d5dcdf, #343d45));
  --edge: light-dark(#74818c, #7f8b95);
  --mark: light-dark(#fdeaa8, #5d4a10);
  --warn: light-dark(#8a3a10, #f3b48d);
  --radius: var(--ata-radius, .625em);
  --small: .875em;
  box-sizing: border-box; color: var(--ink); background: var(--paper);
  font-size: 1em; line-height: 1.55; text-align: start; overflow-wrap: anywhere;
}
*, *::before { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, p, ul, ol, blockquote, figure { margin: 0; padding: 0; font: inherit; }
ul, ol { list-style: none; }
p, blockquote { text-wrap: pretty; }
a { color: var(--accent); text-underline-offset: .15em; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; }
svg { width: 1.25em; height: 1.25em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.where { color: var(--soft); font-size: var(--small); }

.panel { position: fixed; z-index: 2147483647; inset: auto; margin: 0; padding: 0; border: 1px solid var(--line);
  inset-block-end: 1em; inset-inline-end: 1em; width: min(var(--ata-width, 28em), 100vw - 2em);
  height: min(var(--ata-height, 46em), var(--seen, 100dvh) - 2em); display: flex; flex-direction: column; overflow: hidden;
  border-radius: calc(var(--radius) * 1.4); box-shadow: 0 1px 3px #0002, 0 12px 40px #0003; }
:host([position=left]) .panel { inset-inline: 1em auto; }
/* The way out is fixed to the corner of the screen: above the panel there is room for it. */
:host([inline]) .panel { position: relative; z-index: auto; inset: auto; width: auto; margin-block-start: var(--ata-exit-room, 3.75em); height: var(--ata-height, min(48em, 100dvh - 6em)); box-shadow: none; }
.panel:focus { outline: none; }

header { display: grid; grid-template-columns: 1fr auto auto; align-items: center; gap: .375em; padding: .375em .375em .375em 1em; }
.exit { justify-self: start; display: inline-flex; align-items: center; gap: .5em; min-height: 44px; padding: .25em 1em .25em .75em; border-radius: var(--radius);
  background: light-dark(#1a2129, #e7ebee); color: light-dark(#ffffff, #14181d); font-weight: 600; text-decoration: none; }
.exit:hover { text-decoration: underline; }
.presses { display: none; gap: 3px; }
.exit[data-left="2"] .presses, .exit[data-left="1"] .presses { display: inline-block; width: 1.6em; height: .5em;
  background: radial-gradient(circle, currentColor 35%, #0000 40%) 0 / .5em .5em repeat-x; }
.exit[data-left="2"] .presses { width: .5em; }
.exit[data-left="1"] .presses { width: 1em; }
:host([inline]) .exit { position: fixed; z-index: 2147483647; inset-block-start: calc(max(.5em, env(safe-area-inset-top)) + var(--from, 0px)); inset-inline-end: 1em; }
.tongue, .icon { display: inline-grid; place-items: center; min-width: 44px; min-height: 44px; padding: 0 .75em; border: 0; border-radius: var(--radius); background: none; }
.icon { padding: 0; }
.tongue { text-decoration: underline; text-underline-offset: .2em; }
.tongue:hover, .icon:hover { background: var(--tint); }
.need { grid-column: 1 / -1; display: flex; align-items: center; justify-self: start; gap: .5em; min-height: 40px; padding: .25em .25em .25em 0; border: 0; background: none;
  color: var(--accent); font-weight: 600; text-align: start; text-decoration: underline; text-underline-offset: .2em; }
.need[aria-expanded=true] { text-decoration: none; }
:host([inline]) header { grid-template-columns: 1fr auto; padding-inline: max(1em, 50% - 21em) max(.25em, 50% - 21.75em); border-block-end: 1px solid var(--line); }
:host([inline]) .need { grid-column: 1; grid-row: 1; }
:host([inline]) .tongue { grid-row: 1; }

.help-now { padding: .25em max(1em, 50% - 21em) .75em; border-block-end: 1px solid var(--line); max-height: 56%; overflow: auto; flex: none; }
.help-now p { margin-block-start: .5em; }
.help-now li, .help-card li { padding-block: .375em; line-height: 1.45; }
.number { display: block; width: fit-content; font-weight: 700; font-size: 1.125em; min-height: 28px; }
.line-facts { display: flex; flex-wrap: wrap; gap: 0 .75em; font-size: var(--small); }
.line-facts:empty { display: none; }
.line-facts .where { font-size: 1em; }
.unconfirmed { color: var(--warn); }

.scroller { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; position: relative; border-block: 1px solid var(--line); }
:host([inline]) .scroller { border-block-start: 0; }
.scroller:focus-visible { outline-offset: -3px; }
.inner { max-width: 44em; margin-inline: auto; padding: 1em; }
.intro { display: grid; gap: .75em; }
h2 { font-size: 1.1875em; font-weight: 650; line-height: 1.3; text-wrap: balance; }
#disclosure { color: var(--soft); }
.safety { padding: .75em .875em; border-inline-start: 4px solid var(--accent); border-radius: 0 var(--radius) var(--radius) 0; background: var(--tint); font-size: .9375em; }
.actions, .way-on { display: flex; flex-wrap: wrap; align-items: center; gap: .375em 1em; }
.safety .actions { margin-block-start: .5em; }
.quiet { min-height: 36px; padding: .125em .75em; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); font-size: var(--small); }
.quiet:hover { border-color: var(--edge); background: var(--tint); }
.suggestions { margin-block-start: .25em; }
.suggestions p { font-weight: 600; margin-block-end: .375em; }
.suggestions ul { display: grid; gap: .375em; }
.suggestions .choice { width: 100%; min-height: 44px; padding: .5em .875em; border: 1px solid var(--line); border-radius: var(--radius); background: none; color: var(--accent); text-align: start; line-height: 1.4; }
.suggestions .choice:hover { border-color: var(--accent); background: var(--tint); }
.down-note { padding: .5em .875em; border-inline-start: 4px solid var(--warn); background: var(--tint); }

.composer { flex: none; width: 100%; max-width: 44em; margin-inline: auto; padding: .5em 1em max(.75em, env(safe-area-inset-bottom)); }
.label-row { display: flex; justify-content: space-between; gap: 1em; }
.label-row label { flex: none; max-width: 50%; font-weight: 600; font-size: var(--small); }
.count { font-size: var(--small); color: var(--soft); }
.count[data-over=true] { color: var(--warn); font-weight: 600; }
.row { display: flex; align-items: end; gap: .5em; margin-block-start: .25em; }
textarea { flex: 1; min-width: 0; min-height: 48px; max-height: 9em; padding: .625em .75em; border: 1px solid var(--edge); border-radius: var(--radius); background: var(--paper); font-size: max(1em, 16px); line-height: 1.5; resize: none; }
textarea:focus-visible { outline-offset: -1px; }
textarea[aria-invalid=true] { border: 2px solid var(--warn); }
.strong { display: inline-flex; align-items: center; justify-content: center; gap: .375em; min-height: 48px; padding: 0 1em; border: 1px solid #0000; border-radius: var(--radius); background: var(--accent); color: var(--on-accent); font-weight: 600; }
.strong:hover { filter: brightness(1.12); }
.cover { position: fixed; z-index: 2147483647; inset: 0; width: auto; height: auto; max-width: none; max-height: none; margin: 0; border: 0; display: grid; place-items: center; background: light-dark(#fff, #14181d); }

@media (max-width: 40em) {
  :host(:not([inline])) .panel { inset: var(--from, 0px) 0 auto; width: auto; height: var(--seen, 100dvh); border: 0; border-radius: 0; }
}
@media (max-height: 26em) {
  .panel, :host([inline]) .panel { display: block; overflow: auto; }
  :host([inline]) .panel { height: auto; }
  header { display: contents; }
  .exit { position: sticky; z-index: 2; inset-block-start: 4px; margin: 4px; }
  .need { display: inline-flex; padding-inline: .5em; }
  .scroller, .help-now { overflow: visible; max-height: none; }
}
@media (prefers-contrast: more) { .panel, .card { --soft: var(--ink); --line: var(--ink); --edge: var(--ink); } }
@media (forced-colors: active) { .exit, .strong, .cite, .safety, .reply { border: 1px solid; forced-color-adjust: auto; } mark { forced-color-adjust: auto; } }

/* Questions, answers, citations, sources. */
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
.state-line svg { margin-block-start: .15em; }
.state > div + * { margin-block-start: .25em; }
.state:is(.part, .none, .no, .stop, .wait, .warn) { padding: .625em .875em; border-inline-start: 4px solid var(--edge); border-radius: 0 var(--radius) var(--radius) 0; background: var(--tint); }
.state:is(.wait, .warn) { border-color: var(--warn); }
.state:not(.ok) .state-line { color: var(--ink); font-size: 1em; }
.searching { color: var(--soft); animation: come .2s .4s both; }
.searching::after { content: "…"; }
@keyframes come { from { opacity: 0; } }

.cites { white-space: nowrap; }
.cite { min-width: 24px; min-height: 24px; margin-inline-start: .2em; padding: 0 .3em; border: 1px solid var(--edge); border-radius: .375em; background: var(--paper); color: var(--accent); font-size: .8125em; font-weight: 650; line-height: 1.4; vertical-align: .1em; }
.cite:hover, .cite[aria-expanded=true], .cite:has(+ .card:popover-open) { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.card { position: fixed; inset: auto; margin: 0; padding: .25em 1em .75em; width: min(25em, 100vw - 1em); max-height: min(28em, 100dvh - 5em); overflow: auto; white-space: normal; font-weight: 400;
  border: 1px solid var(--line); border-radius: var(--radius); box-shadow: 0 2px 6px #0002, 0 10px 32px #0004; }
:host([inline]) .card { width: min(29em, 100vw - 1em); }
.card-top { display: flex; justify-content: space-between; align-items: center; margin-inline-end: -.5em; }
.card-head { color: var(--soft); font-size: var(--small); font-weight: 600; }
.card-title { font-weight: 650; line-height: 1.35; margin-block-end: .25em; }
.card blockquote { margin-block: .5em; padding-inline-start: .875em; border-inline-start: 3px solid var(--accent); unicode-bidi: plaintext; white-space: pre-line; }
mark { background: var(--mark); color: inherit; padding-block: .1em; }
.status { color: var(--soft); font-size: var(--small); font-weight: 600; }
.status.superseded, .status.disputed { color: var(--warn); }
.card-link + .where { margin-block-start: .5em; }
.card-link a, .sources a, .state a, .way-on a, .safety a, .help-now p a { display: inline-block; min-height: 24px; }

.foot { display: grid; gap: .625em; grid-template-columns: minmax(0, 1fr); justify-items: start; }
.notice { padding-inline-start: .875em; border-inline-start: 4px solid var(--line); color: var(--soft); font-size: .9375em; }
.notice.superseded, .notice.conflict, .notice.degraded { border-color: var(--warn); color: var(--ink); }
.sources { width: 100%; font-size: .9375em; }
.sources summary { min-height: 28px; width: fit-content; font-weight: 600; cursor: pointer; }
.sources ol { list-style: decimal; padding-inline-start: 1.6em; display: grid; gap: .625em; margin-block: .375em; }
.source-title { display: block; line-height: 1.4; }
.sources .where { display: block; }
.feedback { display: flex; flex-wrap: wrap; align-items: center; gap: .375em .5em; font-size: var(--small); }
:is(.feedback, .safety) .quiet { font-size: 1em; }
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
  .card, :host([inline]) .card { inset: auto 0 0; width: auto; max-width: none; max-height: min(60dvh, 100dvh - 5em); border-radius: var(--radius) var(--radius) 0 0; border-inline: 0; border-block-end: 0; padding-block-end: max(1em, env(safe-area-inset-bottom)); }
}
@media (prefers-reduced-motion: reduce) { .searching { animation: none; } }
@media print {
  .composer, header, .help-now, .safety, .suggestions, .actions, .tools { display: none; }
  .panel, :host([inline]) .panel { position: static; height: auto; overflow: visible; border: 0; }
  .scroller { overflow: visible; border: 0; }
  .sources::details-content { content-visibility: visible; block-size: auto; }
}
`;
