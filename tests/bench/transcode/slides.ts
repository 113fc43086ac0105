/** Of the deck; each is shown for twelve seconds. */
export const SLIDES = 8;
/** Pixels; what is beyond 1080 is seen by scrolling. */
export const TALL_HEIGHT = 2400;

const WORDS =
  'claim payer denial modifier remittance adjustment copay eligibility authorization charge posting appeal'.split(
    ' ',
  );

/** The same words for the same place, so that every run draws the same. */
const word = (seed: number): string => WORDS[(seed * 7919 + 13) % WORDS.length] ?? '';
const phrase = (seed: number, words: number): string =>
  Array.from({ length: words }, (_, at) => word(seed + at * 3)).join(' ');

/** A page such as billing software shows: a title and a long table in small type. */
export function slidePage(slide: number): string {
  const rows = Array.from({ length: 80 }, (_, row) => {
    const seed = slide * 1000 + row * 11;
    const amount = ((seed * 37) % 90_000) / 100;
    return `<tr><td>${100_000 + seed}</td><td>${phrase(seed, 3)}</td><td>${phrase(seed + 5, 6)}</td>
      <td>CO-${(seed % 250) + 1}</td><td class="n">${amount.toFixed(2)}</td></tr>`;
  });
  const size = 12 + (slide % 3) * 2;
  return `<!doctype html><style>
    body { margin: 0; padding: 24px 40px; font: ${size}px/1.5 'Open Sans', 'DejaVu Sans', sans-serif;
      background: ${slide % 2 ? '#f8fafc' : '#ffffff'}; color: #0f172a }
    h1 { font-size: 28px; margin: 0 0 16px; color: #0f766e }
    table { border-collapse: collapse; width: 100% }
    td, th { border-bottom: 1px solid #cbd5e1; padding: 4px 12px; text-align: left }
    tr:nth-child(even) { background: #f1f5f9 } .n { text-align: right }
    </style><h1>${slide + 1}. ${phrase(slide, 4)}</h1>
    <table><tr><th>Claim</th><th>What</th><th>Why</th><th>Code</th><th>Amount</th></tr>
    ${rows.join('')}</table>`;
}
