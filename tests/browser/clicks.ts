import type { Page } from 'playwright-core';

/** What a person has done on a page since they landed on it. */
export interface Deeds {
  /** Names of what was clicked with a pointer, in order. */
  clicks: string[];
  /** Keys as they were pressed, e.g. `Enter`, `Control+k`. */
  keys: string[];
  /** What a key did to a button or link: counted in `keys` already. */
  pressed: string[];
  /** Events that a script has made; an honest journey has none. */
  forged: string[];
  /** Pages that were fetched anew, e.g. by an address that was typed; an honest journey has none. */
  documents: string[];
}

export interface Counter {
  /** Opens the page and counts from there on. */
  land(path: string, ready: string): Promise<void>;
  read(): Promise<Deeds>;
}

type Seen = Omit<Deeds, 'documents'>;
declare global {
  interface Window {
    deeds?: Seen;
  }
}

/** Counts clicks and keys in the page itself, as its own document sees them. */
export async function countClicks(page: Page): Promise<Counter> {
  let documents: string[] = [];
  page.on('request', (request) => {
    const isOfPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isOfPage) documents.push(request.url());
  });
  await page.addInitScript(listen);
  return {
    async land(path, ready) {
      await page.goto(path);
      await page.locator(ready).first().waitFor();
      await page.evaluate(() => {
        for (const list of Object.values(window.deeds ?? {})) list.length = 0;
      });
      documents = [];
    },
    async read() {
      const seen = await page.evaluate(() => window.deeds);
      if (!seen) throw new Error('Nobody has counted on this page');
      return { ...seen, documents };
    },
  };
}

/** Runs in the page, before any of its own scripts; lasts as long as its document does. */
function listen(): void {
  const deeds: Seen = { clicks: [], keys: [], pressed: [], forged: [] };
  window.deeds = deeds;
  const nameOf = ({ target }: Event): string => {
    const found = target instanceof Element ? target.closest('a, button, label, [role]') : null;
    const text = found?.getAttribute('aria-label') ?? found?.textContent ?? '';
    return text.trim().replace(/\s+/g, ' ').slice(0, 80) || 'something unnamed';
  };
  const clicked = (event: MouseEvent) => {
    const kept = !event.isTrusted ? deeds.forged : event.detail > 0 ? deeds.clicks : deeds.pressed;
    kept.push(nameOf(event));
  };
  const pressed = ({ isTrusted, key, ctrlKey, metaKey }: KeyboardEvent) => {
    const name = `${ctrlKey || metaKey ? 'Control+' : ''}${key}`;
    (isTrusted ? deeds.keys : deeds.forged).push(name);
  };
  window.addEventListener('click', clicked, { capture: true });
  window.addEventListener('keydown', pressed, { capture: true });
}
