// The look: tokens first, so that a host page can set its own.
export const STYLE = `
:host { --ata-ink: #1a2230; --ata-paper: #ffffff; --ata-soft: #556070; --ata-line: #d5dbe3; --ata-accent: #14508c; --ata-tint: #eef4fa;
  display: block; color: var(--ata-ink); background: var(--ata-paper); font: 1rem/1.55 system-ui, sans-serif; border: 1px solid var(--ata-line); border-radius: 12px; padding: 1rem; }
@media (prefers-color-scheme: dark) { :host { --ata-ink: #e8ebf0; --ata-paper: #181d25; --ata-soft: #a7b1be; --ata-line: #353e4b; --ata-accent: #8fc1f5; --ata-tint: #202a36; } }
.head { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
.intro { margin: 0; color: var(--ata-soft); font-size: .9rem; }
ol.turns { list-style: none; margin: 1rem 0; padding: 0; }
.asked { margin: 1.2rem 0 .6rem auto; width: fit-content; max-width: 85%; background: var(--ata-tint); border-radius: 12px; padding: .5rem .9rem; overflow-wrap: anywhere; }
.answer p { margin: .5rem 0; overflow-wrap: anywhere; }
.notice { border-left: 3px solid var(--ata-line); padding-left: .7rem; color: var(--ata-soft); }
.mark { font: inherit; font-size: .75rem; min-width: 1.6rem; min-height: 1.6rem; border: 1px solid var(--ata-accent); border-radius: 6px; color: var(--ata-accent); background: none; cursor: pointer; }
.card { max-width: 34rem; border: 1px solid var(--ata-line); border-radius: 12px; padding: 1rem; color: var(--ata-ink); background: var(--ata-paper); box-shadow: 0 8px 30px rgb(0 0 0 / .2); }
blockquote { margin: .6rem 0; padding-left: .8rem; border-left: 3px solid var(--ata-accent); }
.where, .sources { color: var(--ata-soft); font-size: .88rem; }
a { color: var(--ata-accent); }
label { display: block; font-weight: 600; margin-bottom: .3rem; }
.row { display: flex; gap: .5rem; align-items: stretch; }
textarea { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--ata-paper); border: 1px solid var(--ata-soft); border-radius: 8px; padding: .5rem .7rem; resize: vertical; }
button.send, button.stop, button.toggle { font: inherit; min-height: 44px; padding: 0 1rem; border-radius: 8px; border: 1px solid var(--ata-accent); background: var(--ata-accent); color: var(--ata-paper); cursor: pointer; }
button.toggle { background: none; color: var(--ata-accent); flex: none; }
:focus-visible { outline: 3px solid var(--ata-accent); outline-offset: 2px; }
.status { min-height: 1.5rem; margin: .3rem 0; color: var(--ata-soft); font-size: .88rem; }
[hidden] { display: none !important; }
`;
