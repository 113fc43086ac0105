import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/**
 * Every script that a page has loaded: its file name and its size in gzip, in bytes. Asked for once
 * more, because the page may be left while their bodies are on their way.
 */
export function watchScripts(page: Page): () => Promise<Map<string, number>> {
  const loaded = new Map<string, string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/assets/') || !pathname.endsWith('.js')) return;
    loaded.set(pathname.slice('/assets/'.length), response.url());
  });
  const size = async ([name, url]: [string, string]): Promise<[string, number]> => {
    const body = await (await fetch(url)).arrayBuffer();
    return [name, gzipSync(body, { level: 9 }).length];
  };
  return async () => new Map(await Promise.all([...loaded].map(size)));
}

export const sum = (sizes: Iterable<number>): number => [...sizes].reduce((a, b) => a + b, 0);
