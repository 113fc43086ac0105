import { expect, it } from 'vitest';
import { pages } from './page-list';
import { readAllPages } from './read-pages';

const routeFiles = import.meta.glob<string>('../../apps/web/src/features/*/routes.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('knows every page of the web app', () => {
  const routes = Object.values(routeFiles)
    .flatMap((text) => [...text.matchAll(/path: '([^']+)'(?!, redirect)/g)])
    .map(([, path]) => path);
  expect(routes.length).toBeGreaterThan(10);
  expect(pages.map(({ route }) => route)).toEqual(expect.arrayContaining(routes));
});

readAllPages('en');
