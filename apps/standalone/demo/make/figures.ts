import type { Figure, Part } from '../lesson';
import { entrance, escape } from './markup';

/** The figure of a slide as HTML; the part that line `line` speaks of carries the accent. */
export function drawFigure(figure: Figure, line: number): string {
  const each = (draw: (part: Part, state: string, index: number) => string): string =>
    'parts' in figure
      ? figure.parts.map((part, index) => draw(part, entrance(part, line), index)).join('')
      : '';
  switch (figure.kind) {
    case 'cover':
      return '';
    case 'steps':
      return `<ol class="steps">${each(step)}</ol>`;
    case 'table':
      return `${caption(figure.caption)}<table><thead>${row(figure.head, 'th')}</thead><tbody>${each(
        (part, state) => row(part.cells, 'td', state),
      )}</tbody></table>`;
    case 'blocks':
      return `<div class="blocks">${each(block)}</div>`;
    case 'choice':
      return `<p class="question part said">${escape(figure.question)}</p><div class="cards">${each(choice)}</div>`;
    case 'columns':
      return `<div class="cards">${each(card)}</div>`;
    case 'scale':
      return `<div class="scale">${each((part, state) => band(part, state, figure.maxMinutes))}</div>
        <p class="axis">timed minutes in the day</p>`;
    case 'bars':
      return `${caption(figure.caption)}<div class="bars">${each((part, state) => bar(part, state, longest(figure.parts)))}</div>`;
    default:
      return unknown(figure);
  }
}

function caption(text: string | undefined): string {
  return text ? `<figcaption>${escape(text)}</figcaption>` : '';
}

function row(cells: readonly string[], tag: 'th' | 'td', state = ''): string {
  const inner = cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('');
  return `<tr class="${state && `part ${state}`}">${inner}</tr>`;
}

function step({ cells: [name = '', text = ''] }: Part, state: string, index: number): string {
  return `<li class="part ${state}"><b>${index + 1}</b><strong>${escape(name)}</strong><span>${escape(text)}</span></li>`;
}

function block({ cells: [sign = '', name = '', text = ''] }: Part, state: string): string {
  return `<div class="part ${state}"><b>${escape(sign)}</b><strong>${escape(name)}</strong><span>${escape(text)}</span></div>`;
}

function card({ cells: [head = '', ...items] }: Part, state: string): string {
  const list = items.map((item) => `<li>${escape(item)}</li>`).join('');
  return `<section class="part ${state}"><h3>${escape(head)}</h3><ul>${list}</ul></section>`;
}

function choice({ cells: [answer = '', ...rest], at }: Part, state: string): string {
  return `<div class="branch"><p class="answer part ${state}">${escape(answer)}</p>${card({ cells: rest, at }, state)}</div>`;
}

function band(
  { cells: [from = '0', to = '0', text = ''] }: Part,
  state: string,
  max: number,
): string {
  const width = ((Number(to) - Number(from)) / max) * 100;
  return `<div class="part ${state}" style="width:${width}%"><span>${escape(text)}</span><i>${escape(from)}</i></div>`;
}

function bar({ cells: [name = '', count = '0'] }: Part, state: string, max: number): string {
  const width = (Number(count) / max) * 100;
  return `<div class="part ${state}"><span>${escape(name)}</span><i style="--width:${width}%"></i><b>${escape(count)}</b></div>`;
}

function longest(parts: readonly Part[]): number {
  return Math.max(...parts.map((part) => Number(part.cells[1])));
}

function unknown(figure: never): never {
  throw new TypeError(`No drawing for ${JSON.stringify(figure)}`);
}
