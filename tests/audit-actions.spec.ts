import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from '../apps/web/src/features/admin/messages/en';
import es from '../apps/web/src/features/admin/messages/es';

const libs = join(import.meta.dirname, '../libs');

/** Every `noun.verb` in the sources that write the audit, but for columns in SQL and queries. */
function auditedActions(): string[] {
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
  );
  const found = files.flatMap((name) => {
    const source = readFileSync(join(libs, name), 'utf8');
    if (!source.includes('@rounds/platform/audit')) return [];
    return [...source.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action = '']) => action);
  });
  return [...new Set(found)].filter((action) => !/\.ids?$/.test(action)).sort();
}

it('tells every audited action in both languages', () => {
  const actions = auditedActions().map((action) => action.replace('.', '-'));
  expect(actions.length).toBeGreaterThan(30);
  expect(actions.filter((action) => !(action in en.audit.action))).toEqual([]);
  expect(actions.filter((action) => !(action in es.audit.action))).toEqual([]);
});
