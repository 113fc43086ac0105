import { describe, expect, it } from 'vitest';
import { messages as english } from './en';
import { messages as spanish } from './es';
import type { Messages } from '.';

const sources = import.meta.glob<string>('../../**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** Where sources name a message: `t('x.y')`, and `title` and `label` of routes and navigation. */
const NAMED = /(?:\bt\(|title: |label: )'([\w-]+(?:\.[\w-]+)+)'/g;

/** Every message with its dotted key. */
function flat(messages: Messages, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const [en, es] = [flat(english), flat(spanish)];
const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

describe('the texts of the web app', () => {
  it('exist in both languages', () => {
    expect(en.size).toBeGreaterThan(150);
    expect([...es.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  });

  it('take the same parameters in both languages', () => {
    const differing = [...en].filter(([key, text]) => {
      const unique = (value = '') => [...new Set(placeholders(value))].join();
      return unique(text) !== unique(es.get(key));
    });
    expect(differing).toEqual([]);
  });

  it('are there for every key that the sources name', () => {
    const named = Object.entries(sources)
      .filter(([file]) => !file.endsWith('.spec.ts'))
      .flatMap(([, text]) => [...text.matchAll(NAMED)].map(([, key]) => `${key}`));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !en.has(key))).toEqual([]);
  });
});
