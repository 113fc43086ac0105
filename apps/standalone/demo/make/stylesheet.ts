/** Look of the slides: one accent colour, generous type, nothing that moves without a reason. */
export const stylesheet = `
:root { --t: 1; --ink: #1b2733; --quiet: #5a6877; --accent: #0f6e66; --tint: #e2f0ed; --line: #d9dfe3; --paper: #fbfbf9; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { width: 1280px; height: 720px; padding: 56px 80px 0; display: flex; flex-direction: column;
  background: var(--paper); color: var(--ink); font: 400 27px/1.35 'Open Sans', sans-serif; overflow: hidden; position: relative; }
header { color: var(--accent); font-size: 22px; font-weight: 600; }
h1, h2, h3 { font-weight: 700; line-height: 1.15; letter-spacing: -0.01em; }
h2.title { font-size: 46px; margin-top: 6px; }
main { flex: 1; display: flex; gap: 64px; align-items: center; margin-bottom: 96px; }
main > ul { flex: 0 0 400px; list-style: none; display: grid; gap: 26px; }
main > ul > li { padding-left: 30px; position: relative; }
main > ul > li::before { content: ''; position: absolute; left: 0; top: 12px; width: 12px; height: 12px; border-radius: 50%; background: var(--accent); }
main > ul > li.now { font-weight: 600; }
figure { flex: 1; min-width: 0; }
figcaption { color: var(--quiet); font-size: 21px; margin-bottom: 12px; }
footer { position: absolute; left: 80px; right: 80px; bottom: 34px; display: flex; justify-content: space-between; align-items: center; color: var(--quiet); font-size: 20px; }
.dots { display: flex; gap: 10px; }
.dots i { width: 10px; height: 10px; border-radius: 5px; background: var(--line); }
.dots i.later { opacity: 1; }
.dots i.said { background: var(--accent); opacity: 0.45; }
.dots i.now { background: var(--accent); width: 34px; }

.later { opacity: 0; }
.enter, .opening .title { opacity: var(--t); transform: translateY(calc((1 - var(--t)) * 14px)); }
.opening figure { opacity: var(--t); }
.part { border: 2px solid var(--line); background: #fff; color: var(--ink); }
.part.later { opacity: 0.38; }
.part.lit { --t: 1; }
.part.now { border-color: color-mix(in srgb, var(--accent) calc(var(--t) * 100%), var(--line)); background: color-mix(in srgb, var(--tint) calc(var(--t) * 100%), #fff); opacity: calc(0.38 + 0.62 * var(--t)); }

body.is-cover { padding: 0; }
.is-cover main { margin: 0; gap: 0; align-items: stretch; }
.is-cover main > div { flex: 0 0 700px; padding: 0 60px 40px 80px; display: flex; flex-direction: column; justify-content: center; gap: 20px; }
.is-cover h1 { font-size: 64px; }
.is-cover main > div p { font-size: 34px; color: var(--quiet); line-height: 1.25; }
.is-cover ol { flex: 1; list-style: none; display: flex; flex-direction: column; justify-content: center; gap: 28px; padding: 0 56px; background: var(--accent); color: #fff; font-size: 26px; }
.is-cover ol li { display: flex; gap: 20px; align-items: baseline; }
.is-cover ol b { opacity: 0.65; }
.is-cover footer .dots { display: none; }

.steps { list-style: none; display: grid; gap: 18px; }
.steps li { display: grid; grid-template-columns: 52px 250px 1fr; align-items: center; border-radius: 14px; padding: 20px 28px; }
.steps b { width: 38px; height: 38px; border-radius: 50%; background: var(--accent); color: #fff; font-size: 21px; display: grid; place-items: center; }
.steps strong { font-size: 29px; }

table { border-collapse: collapse; width: 100%; background: #fff; font-size: 25px; }
th { text-align: left; font-size: 20px; font-weight: 600; color: var(--quiet); padding: 12px 18px; border-bottom: 2px solid var(--ink); }
td { padding: 17px 18px; border-bottom: 1px solid var(--line); }
td:first-child { font-weight: 600; }
tr.part { border: 0; }
tr.part.now td:first-child { box-shadow: inset 6px 0 0 color-mix(in srgb, var(--accent) calc(var(--t) * 100%), transparent); }

.blocks { display: grid; grid-template-columns: repeat(3, 1fr); gap: 24px; }
.blocks div { border-radius: 18px; padding: 40px 28px 36px; display: grid; gap: 8px; min-height: 290px; align-content: start; }
.blocks b { font-size: 72px; line-height: 1.1; color: var(--accent); letter-spacing: -0.02em; }
.blocks span { color: var(--quiet); font-size: 25px; }

.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 28px; }
.cards section { border-radius: 18px; padding: 28px 32px; height: 100%; }
.cards h3 { font-size: 32px; margin-bottom: 14px; color: var(--accent); }
.cards ul { padding-left: 24px; display: grid; gap: 10px; font-size: 26px; }
.question { border-radius: 14px; padding: 16px; text-align: center; font-size: 30px; font-weight: 600; margin: 0 auto 22px; width: 760px; }
.branch { display: grid; grid-template-rows: auto 1fr; gap: 14px; }
.answer { justify-self: center; border-radius: 99px; padding: 4px 30px; font-weight: 600; }

body.is-scale main { flex-direction: column-reverse; align-items: stretch; justify-content: center; gap: 36px; }
body.is-scale figure, body.is-scale main > ul { flex: none; }
body.is-scale main > ul { gap: 14px; }
div.scale { display: flex; padding-bottom: 40px; }
div.scale > div { height: 118px; display: grid; place-items: center; position: relative; font-size: 26px; font-weight: 600; line-height: 1.15; text-align: center; margin-right: -2px; }
div.scale > div:first-child { font-size: 22px; color: var(--quiet); }
div.scale i { position: absolute; left: -12px; top: 124px; font-style: normal; font-weight: 400; font-size: 22px; color: var(--quiet); }
.axis { color: var(--quiet); font-size: 20px; }

.bars { display: grid; gap: 16px; }
.bars div { display: grid; grid-template-columns: 180px 1fr 48px; align-items: center; gap: 14px; border: 0; background: none; font-size: 25px; }
.bars .part.now { background: none; }
.bars i { height: 40px; border-radius: 6px; background: #b9c5cb; width: var(--width); }
.bars div:first-child i { background: var(--accent); }
.opening .bars i { width: calc(var(--width) * var(--t)); }
`;
