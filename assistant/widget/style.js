// The look: tokens first, so that a host page can set its own.
export const STYLE = `
:host {
  --ata-ink: #1a2230; --ata-paper: #ffffff; --ata-soft: #556070; --ata-line: #d5dbe3;
  --ata-accent: #14508c; --ata-tint: #eef4fa;
  box-sizing: border-box; display: flex; flex-direction: column; max-height: min(46rem, 92dvh);
  overflow: hidden; color: var(--ata-ink); background: var(--ata-paper);
  font: 1rem/1.55 system-ui, sans-serif; border: 1px solid var(--ata-line); border-radius: 12px;
}
@media (prefers-color-scheme: dark) {
  :host {
    --ata-ink: #e8ebf0; --ata-paper: #181d25; --ata-soft: #a7b1be; --ata-line: #353e4b;
    --ata-accent: #8fc1f5; --ata-tint: #202a36;
  }
}
*, *::before { box-sizing: border-box; }
.head, form { flex: none; padding: .85rem 1.25rem; }
.head { display: flex; gap: 1rem; align-items: center; justify-content: space-between; border-bottom: 1px solid var(--ata-line); }
.intro { margin: 0; color: var(--ata-soft); font-size: .85rem; line-height: 1.45; }
.scroller { flex: 1 1 auto; min-height: 6rem; overflow-y: auto; overscroll-behavior: contain; padding: .5rem 1.25rem 1rem; }
.scroller:focus-visible { outline-offset: -3px; }
ol.turns { list-style: none; margin: 0; padding: 0; }
.asked { margin: .75rem 0 .75rem auto; width: fit-content; max-width: 85%; background: var(--ata-accent); color: var(--ata-paper); border-radius: 14px 14px 3px 14px; padding: .55rem 1rem; overflow-wrap: anywhere; white-space: pre-line; }
.answer { padding-bottom: .5rem; max-width: 42rem; }
.answer p { margin: .6rem 0; overflow-wrap: anywhere; }
.waiting, .calm + .notice { color: var(--ata-soft); }
.notice { border-left: 3px solid var(--ata-line); padding-left: .75rem; color: var(--ata-soft); font-size: .9rem; }
.help { border: 2px solid var(--ata-accent); background: var(--ata-tint); border-radius: 10px; padding: .4rem 1rem; margin: .5rem 0 1rem; }
.help ul { padding-left: 1.1rem; }
.mark { font: inherit; font-size: .78rem; font-weight: 600; line-height: 1; min-width: 1.65rem; min-height: 1.65rem; padding: 0 .3rem; border: 0; border-radius: 6px; color: var(--ata-accent); background: var(--ata-tint); box-shadow: inset 0 0 0 1px var(--ata-line); cursor: pointer; }
.mark:hover { box-shadow: inset 0 0 0 1.5px var(--ata-accent); }
.card { width: min(30rem, calc(100vw - 2rem)); max-height: min(26rem, 80dvh); overflow-y: auto; border: 1px solid var(--ata-line); border-radius: 12px; padding: 1rem 1.15rem 1.15rem; color: var(--ata-ink); background: var(--ata-paper); box-shadow: 0 10px 36px rgb(0 0 0 / .24); font-size: .95rem; }
@media (min-width: 40rem) {
  @supports (position-area: block-end) {
    .card { inset: auto; margin: .4rem; position-area: block-end span-inline-end; position-try-fallbacks: flip-inline, flip-block, flip-block flip-inline; }
  }
}
@media (max-width: 39.99rem) { .card { inset: auto 1rem 1rem; margin: 0; } }
.cardhead { display: flex; gap: .75rem; justify-content: space-between; align-items: start; }
.close { flex: none; font: 1.4rem/1 system-ui, sans-serif; width: 2.25rem; height: 2.25rem; margin: -.4rem -.5rem 0 0; border: 0; border-radius: 8px; background: none; color: var(--ata-soft); cursor: pointer; }
blockquote { margin: .75rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--ata-accent); overflow-wrap: anywhere; }
.where { color: var(--ata-soft); font-size: .84rem; }
.card .where { margin: .4rem 0; }
.card .open { display: inline-block; padding: .35rem 0; font-weight: 600; }
.sourcebox { margin-top: 1rem; padding-top: .75rem; border-top: 1px solid var(--ata-line); font-size: .92rem; }
.sourcebox h3 { margin: 0 0 .4rem; font-size: .84rem; color: var(--ata-soft); font-weight: 600; }
.sources { margin: 0; padding-left: 1.4rem; }
.sources li { margin: .45rem 0; padding-left: .2rem; overflow-wrap: anywhere; }
.sources li::marker { color: var(--ata-accent); font-weight: 600; }
.sources .where { margin: .05rem 0 0; }
a { color: var(--ata-accent); text-underline-offset: .15em; }
form { border-top: 1px solid var(--ata-line); }
label { display: block; font-weight: 600; font-size: .92rem; margin-bottom: .3rem; }
.row { display: flex; gap: .6rem; align-items: stretch; }
textarea { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--ata-paper); border: 1px solid var(--ata-soft); border-radius: 8px; padding: .55rem .75rem; resize: none; field-sizing: content; max-height: 9rem; }
textarea::placeholder { color: var(--ata-soft); opacity: 1; }
button.send, button.stop, button.toggle, button.retry { font: inherit; font-weight: 600; min-height: 44px; min-width: 5rem; padding: 0 1.1rem; border-radius: 8px; border: 1px solid var(--ata-accent); background: var(--ata-accent); color: var(--ata-paper); cursor: pointer; }
button.toggle, button.stop, button.retry { background: none; color: var(--ata-accent); flex: none; }
.foot { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; margin-top: .45rem; color: var(--ata-soft); font-size: .8rem; }
.hint, .status { margin: 0; }
:focus-visible { outline: 3px solid var(--ata-accent); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
@media (max-width: 30rem) {
  .head, form { padding: .65rem .85rem; }
  .scroller { padding: .25rem .85rem .75rem; }
  .head { gap: .6rem; }
  .intro { font-size: .76rem; line-height: 1.35; }
  label { font-size: .84rem; margin-bottom: .2rem; }
  .asked { margin-block: .6rem; }
  button.toggle { min-width: 0; padding: 0 .7rem; font-size: .9rem; }
  button.send, button.stop { min-width: 4.25rem; padding: 0 .7rem; }
  .hint { font-size: .75rem; line-height: 1.35; }
}
`;
