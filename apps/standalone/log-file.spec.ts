import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogFile } from './log-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rounds-log-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('keeps three older files and goes on where it was', () => {
  const file = join(folder, 'api.log');
  new LogFile(file, 20).write('the first line, quite long');
  const log = new LogFile(file, 20);
  for (let count = 2; count <= 7; count++) log.write(`line ${count}, long enough to turn`);
  expect(readdirSync(folder).sort()).toEqual(['api.log', 'api.log.1', 'api.log.2', 'api.log.3']);
  expect(readFileSync(file, 'utf8')).toBe('line 7, long enough to turn\n');
  expect(readFileSync(`${file}.3`, 'utf8')).toBe('line 4, long enough to turn\n');
});
