import type { DemoClass, Slide } from '../lesson';
import { drawFigure } from './figures';
import { entrance, escape } from './markup';
import { stylesheet } from './stylesheet';

/**
 * One slide as a 1280×720 page while line `line` is spoken. What belongs to this line enters as
 * `--t` goes from 0 to 1; what was said before stands; what comes later is hidden or dim.
 */
export function slidePage(lesson: DemoClass, index: number, line: number): string {
  const slide = lesson.slides[index];
  if (!slide) throw new RangeError(`${lesson.slug} has no slide ${index}`);
  const opening = line === 0 ? 'opening' : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${stylesheet}</style></head>
    <body class="is-${slide.figure.kind} ${opening}">
      ${slide.figure.kind === 'cover' ? cover(lesson) : content(lesson, slide, index, line)}
      <footer><span>${escape(lesson.speaker)}</span><span class="dots">${dots(lesson, index)}</span></footer>
    </body></html>`;
}

function cover(lesson: DemoClass): string {
  const [head, tail] = lesson.title.split(': ');
  const chapters = lesson.slides
    .flatMap((slide) => (slide.chapter ? [slide.chapter.title] : []))
    .map((title, index) => `<li><b>${index + 1}</b>${escape(title)}</li>`);
  return `<main class="enter"><div><h1>${escape(head ?? '')}</h1><p>${escape(tail ?? '')}</p></div>
    <ol>${chapters.join('')}</ol></main>`;
}

function content(lesson: DemoClass, slide: Slide, index: number, line: number): string {
  const bullets = slide.lines
    .map((spoken, at) => (spoken.show ? bullet(spoken.show, at, line) : ''))
    .join('');
  const chapter = lesson.slides.slice(0, index + 1).findLast((one) => one.chapter)?.chapter;
  return `<header>${escape(chapter?.title ?? '')}</header><h2 class="title">${escape(slide.title)}</h2>
    <main>${bullets && `<ul>${bullets}</ul>`}<figure>${drawFigure(slide.figure, line)}</figure></main>`;
}

function bullet(text: string, at: number, line: number): string {
  return `<li class="${at > line ? 'later' : at === line ? 'now enter' : 'said'}">${escape(text)}</li>`;
}

function dots(lesson: DemoClass, index: number): string {
  return lesson.slides.map((_, at) => `<i class="${entrance({ at }, index)}"></i>`).join('');
}
