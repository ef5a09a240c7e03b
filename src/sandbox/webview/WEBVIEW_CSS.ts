/** The payment page's look: phone first, light and dark. */
export const WEBVIEW_CSS: string = /* css */ `
:root {
  color-scheme: light dark;
  --ground: #eef2f1;
  --sheet: #ffffff;
  --ink: #12211d;
  --soft: #5a6b66;
  --line: #dde5e2;
  --tint: #f4f8f6;
  --accent: #0d7a5f;
  --on-accent: #ffffff;
  --danger: #b3261e;
  --warn-ground: #fff3d1;
  --warn-ink: #6a4a00;
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0b1012;
    --sheet: #141b1e;
    --ink: #e9f0ee;
    --soft: #9db0aa;
    --line: #2a3539;
    --tint: #1b2529;
    --accent: #4bd3a8;
    --on-accent: #06231b;
    --danger: #ff9d94;
    --warn-ground: #38290a;
    --warn-ink: #ffd77a;
  }
}
* { box-sizing: border-box; margin: 0; }
[hidden] { display: none !important; }
body {
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--ground);
  color: var(--ink);
  -webkit-text-size-adjust: 100%;
}
.ribbon {
  padding: max(6px, env(safe-area-inset-top)) 16px 6px;
  background: var(--warn-ground);
  color: var(--warn-ink);
  font-size: 13px;
  text-align: center;
}
.sheet { flex: 1; display: flex; flex-direction: column; background: var(--sheet); }
.bar {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 12px;
  min-height: 56px;
  padding: 8px 20px;
  border-bottom: 1px solid var(--line);
}
.bar-title { font-size: 17px; font-weight: 650; letter-spacing: -0.01em; }
.countdown {
  padding: 2px 12px;
  border-radius: 99px;
  background: var(--tint);
  font-size: 14px;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}
.countdown:has([data-soon]) { background: var(--warn-ground); color: var(--warn-ink); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.content { flex: 1; display: flex; flex-direction: column; gap: 16px; padding: 20px 20px 12px; }
.button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 48px;
  padding: 0 20px;
  border: 0;
  border-radius: 12px;
  background: none;
  color: inherit;
  font: inherit;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
}
::placeholder { color: var(--line); opacity: 1; }
.button:focus-visible, .card:focus-visible, input:focus-visible {
  outline: 3px solid color-mix(in srgb, var(--accent) 55%, transparent);
  outline-offset: 2px;
}
.primary { width: 100%; background: var(--accent); color: var(--on-accent); }
.primary:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
.quiet { color: var(--soft); }
.quiet:hover { color: var(--ink); }
.glass {
  min-height: 44px;
  padding: 0 16px;
  white-space: nowrap;
  background: #ffffff26;
  color: #fff;
  backdrop-filter: blur(6px);
}
.glass:hover { background: #ffffff40; }
.foot { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 8px; margin-top: auto; }
.notice {
  padding: 10px 14px;
  border-radius: 10px;
  background: color-mix(in srgb, var(--danger) 10%, transparent);
  color: var(--danger);
  font-size: 14px;
}

.scan { display: grid; gap: 18px; }
.viewfinder {
  position: relative;
  display: grid;
  place-items: center;
  aspect-ratio: 4 / 3;
  width: 100%;
  overflow: hidden;
  border-radius: 20px;
  background: radial-gradient(circle at 50% 40%, #2a3b39, #0d1416 75%);
  color: #fff;
}
.video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; opacity: 0; }
[data-camera='on'] .video { opacity: 1; }
.frame {
  position: absolute;
  height: 78%;
  aspect-ratio: 1;
  border-radius: 22px;
  border: 3px solid #ffffffd9;
  mask:
    conic-gradient(from 0deg at 34px 34px, #000 0 0) 0 0 / 34px 34px no-repeat,
    conic-gradient(#000 0 0) 100% 0 / 34px 34px no-repeat,
    conic-gradient(#000 0 0) 0 100% / 34px 34px no-repeat,
    conic-gradient(#000 0 0) 100% 100% / 34px 34px no-repeat;
}
.viewfinder-text {
  position: relative;
  display: grid;
  justify-items: center;
  gap: 12px;
  max-width: 13em;
  text-wrap: balance;
  font-size: 14px;
  text-align: center;
  text-shadow: 0 1px 6px #0008;
}
[data-camera='on'] .viewfinder-text {
  position: absolute;
  inset: auto 0 0;
  max-width: none;
  padding: 32px 16px 14px;
  background: linear-gradient(transparent, #000b);
}
[data-camera='on'] .frame { top: 10%; height: 62%; }
.section-title { margin-bottom: 10px; color: var(--soft); font-size: 14px; font-weight: 600; }
.cards { display: grid; gap: 10px; padding: 0; list-style: none; }
.card {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 6px 14px;
  width: 100%;
  padding: 12px 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--sheet);
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
}
.card:hover { border-color: var(--accent); background: var(--tint); }
.code {
  display: grid;
  place-items: center;
  width: 44px;
  height: 44px;
  border-radius: 10px;
  background: var(--tint);
  color: var(--accent);
}
.card-text { flex: 1 1 8em; display: grid; min-width: 0; }
.card-name { font-weight: 600; overflow-wrap: anywhere; }
.card-city { color: var(--soft); font-size: 14px; }
.card-amount { margin-inline-start: auto; font-size: 15px; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }

.payee, .result { display: grid; justify-items: center; text-align: center; }
.avatar {
  display: grid;
  place-items: center;
  width: 56px;
  height: 56px;
  margin-bottom: 10px;
  border-radius: 18px;
  background: color-mix(in srgb, var(--accent) 14%, transparent);
  color: var(--accent);
  font-size: 24px;
  font-weight: 700;
}
.payee-name { font-size: 18px; font-weight: 650; }
.payee-city { color: var(--soft); font-size: 14px; }
.amount {
  margin-top: 8px;
  font-size: 34px;
  font-weight: 700;
  line-height: 1.2;
  letter-spacing: -0.02em;
  font-variant-numeric: tabular-nums;
}
.pay { display: grid; gap: 14px; width: 100%; max-width: 400px; margin-inline: auto; }
.source {
  display: flex;
  justify-content: space-between;
  padding: 14px 16px;
  border-radius: 14px;
  background: var(--tint);
}
.field { display: grid; gap: 6px; }
.label { color: var(--soft); font-size: 14px; font-weight: 600; }
input {
  width: 100%;
  min-width: 0;
  padding: 0;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
}
.pin, .rupiah {
  min-height: 56px;
  padding: 0 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--sheet);
}
.pin {
  font-size: 26px;
  letter-spacing: 0.6em;
  text-indent: 0.6em;
  text-align: center;
  -webkit-text-security: disc;
}
.pin[aria-invalid='true'] { border-color: var(--danger); }
.rupiah { display: flex; align-items: center; gap: 8px; font-size: 24px; font-weight: 650; }
.rupiah input:focus-visible { outline: 0; }
.rupiah:focus-within {
  outline: 3px solid color-mix(in srgb, var(--accent) 55%, transparent);
  outline-offset: 2px;
}
.hint { color: var(--soft); font-size: 14px; }
.pay .hint { text-align: center; }
code { font: 600 0.95em ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }

.end .content { justify-content: center; }
.result { gap: 6px; margin-block: auto; padding-block: 24px; }
.result-title { font-size: 22px; font-weight: 700; letter-spacing: -0.01em; text-wrap: balance; }
.result-text { max-width: 34ch; margin-top: 6px; color: var(--soft); font-size: 15px; text-wrap: balance; }
.mark { display: grid; margin-bottom: 10px; color: var(--accent); }
[data-state='failed'] .mark, [data-state='cancelled'] .mark { color: var(--danger); }
[data-state='pending'] .mark, [data-state='expired'] .mark, [data-state='unknown'] .mark { color: var(--warn-ink); }
.leave { display: grid; gap: 10px; width: 100%; max-width: 400px; margin-inline: auto; color: var(--soft); text-align: center; }

.controls {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 10px 16px;
  padding: 12px 20px max(12px, env(safe-area-inset-bottom));
  border-top: 2px dashed color-mix(in srgb, var(--warn-ink) 45%, transparent);
  background: var(--warn-ground);
  color: var(--warn-ink);
  font-size: 13px;
}
.controls-text { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; min-width: 0; overflow-wrap: anywhere; }
.controls-buttons { flex: 1 0 auto; display: flex; gap: 8px; }
.plain { flex: 1 1 auto; white-space: nowrap; min-height: 44px; padding: 0 14px; border: 1px solid color-mix(in srgb, currentColor 60%, transparent); font-size: 14px; }
.plain:hover { background: color-mix(in srgb, var(--warn-ink) 12%, transparent); }

@media (min-width: 760px) {
  body { padding-bottom: 24px; }
  .sheet {
    flex: 0 1 auto;
    width: min(860px, 100% - 48px);
    margin: 32px auto 20px;
    border: 1px solid var(--line);
    border-radius: 24px;
    box-shadow: 0 20px 60px -30px #0006;
    overflow: hidden;
  }
  body:not([data-state='scan']) .sheet { width: 460px; }
  .sheet.end { margin-block: auto; }
  .bar { padding-inline: 28px; }
  .content { padding: 28px; }
  .end .content { padding: 32px 28px 36px; }
  .scan { grid-template-columns: 5fr 6fr; align-items: start; gap: 32px; }
  .viewfinder { aspect-ratio: 1; }
  .controls {
    width: min(860px, 100% - 48px);
    margin-inline: auto;
    border: 2px dashed color-mix(in srgb, var(--warn-ink) 45%, transparent);
    border-radius: 16px;
  }
  [data-state='scan'] .controls-buttons { flex: 0 0 auto; }
  body:not([data-state='scan']) .controls { width: 460px; }
}
`;
