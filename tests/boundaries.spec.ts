import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = process.cwd();
const index = 'export const value = 1;\n';

/** A small house in which nothing is forbidden. */
const sound: Record<string, string> = {
  'apps/api/main.ts': `import { value } from '@rounds/accounts';\nconsole.log(value);\n`,
  'apps/web/main.ts': `import { value } from '@rounds/api-client';\nconsole.log(value);\n`,
  'apps/worker/main.ts': index,
  'apps/worker/other.ts': index,
  'libs/accounts/index.ts': index,
  'libs/accounts/person.ts': index,
  'libs/accounts/person.spec.ts': index,
  'libs/accounts/inner.ts': index,
  'libs/classes/index.ts': `import { value } from '@rounds/accounts';\nexport const two = value;\n`,
  'libs/media/index.ts': index,
  'libs/reports/index.ts': index,
  'libs/player/index.ts': index,
  'libs/ui/index.ts': index,
  'libs/api-client/index.ts': index,
  'libs/testing/index.ts': index,
  'libs/platform/http/index.ts': index,
  'libs/platform/http/inner.ts': index,
  'libs/platform/ids/index.ts': index,
};

/** One violation of each rule: the file and what it should not import. */
const violations: [rule: string, file: string, imported: string][] = [
  ['resolvable', 'apps/api/main.ts', './nowhere'],
  ['libs-know-no-app', 'libs/accounts/index.ts', '../../apps/api/main'],
  ['apps-know-no-other-app', 'apps/api/main.ts', '../worker/other'],
  ['platform-knows-no-context', 'libs/platform/ids/index.ts', '@rounds/accounts'],
  ['only-through-index', 'libs/classes/index.ts', '../accounts/inner'],
  ['only-through-index-of-room', 'libs/classes/index.ts', '../platform/http/inner'],
  ['only-through-index-between-rooms', 'libs/platform/ids/index.ts', '../http/inner'],
  ['media-knows-no-framework', 'libs/media/index.ts', '@nestjs/common'],
  ['ffmpeg-only-in-media', 'libs/accounts/index.ts', 'fluent-ffmpeg'],
  ['rules-know-no-framework', 'libs/accounts/person.ts', 'typeorm'],
  ['player-and-ui-know-no-api', 'libs/player/index.ts', '@rounds/api-client'],
  ['player-and-ui-know-no-api', 'libs/ui/index.ts', '@rounds/api-client'],
  ['player-knows-no-router', 'libs/player/index.ts', 'vue-router'],
  ['web-only-through-api-client', 'apps/web/main.ts', '@rounds/accounts'],
  ['api-client-knows-nobody', 'libs/api-client/index.ts', '@rounds/accounts'],
  ['nobody-needs-reports', 'libs/accounts/index.ts', '@rounds/reports'],
  ['testing-only-from-tests', 'apps/api/main.ts', '@rounds/testing'],
  ['no-circle', 'libs/accounts/index.ts', '@rounds/classes'],
  ['no-circle-of-libraries', 'libs/accounts/index.ts', '@rounds/classes'],
];

let house = '';

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'rounds-boundaries-'));
  cpSync(join(repository, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'));
  cpSync(join(repository, 'tsconfig.json'), join(house, 'tsconfig.json'));
  put('package.json', '{ "type": "module" }');
  for (const name of ['@nestjs/common', 'typeorm', 'vue-router', 'fluent-ffmpeg']) {
    put(`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`);
    put(`node_modules/${name}/index.js`, 'exports.value = 1;');
  }
  for (const [file, text] of Object.entries(sound)) put(file, text);
});

afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

function put(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

function brokenRules(): string[] {
  const program = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const report = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return report.summary.violations.map(({ rule }) => rule.name);
}

// Each run starts dependency-cruiser as a process.
describe('boundaries between the rooms of the house', { timeout: 60_000 }, () => {
  it('lets a sound house pass', () => {
    expect(brokenRules()).toEqual([]);
  });

  it('bites on one violation of each kind', () => {
    const expected = new Set<string>();
    const extra = new Map<string, string>();
    for (const [number, [rule, file, imported]] of violations.entries()) {
      expected.add(rule);
      const name = `value${number}`;
      const line = `import { value as ${name} } from '${imported}';\nconsole.log(${name});\n`;
      extra.set(file, (extra.get(file) ?? '') + line);
    }
    extra.set('libs/platform/http/index.ts', `import '@rounds/platform/ids';\n`);
    extra.set(
      'libs/platform/ids/index.ts',
      `import '@rounds/platform/http';\n${extra.get('libs/platform/ids/index.ts') ?? ''}`,
    );
    expected.add('no-circle-of-rooms');
    for (const [file, lines] of extra) put(file, lines + (sound[file] ?? ''));
    expect(new Set(brokenRules())).toEqual(expected);
  });
});
