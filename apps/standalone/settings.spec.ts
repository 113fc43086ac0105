import { describe, expect, it } from 'vitest';
import { readSettings } from './settings';

const read = (env: NodeJS.ProcessEnv, ...args: string[]) => readSettings(env, args, '/repo');

describe('settings of the one-machine edition', () => {
  it('needs none', () => {
    expect(read({})).toEqual({
      dataDir: '/repo/.data',
      host: '127.0.0.1',
      reset: false,
      yes: false,
    });
  });

  it('takes a data folder relative to the repository', () => {
    expect(read({ ROUNDS_DATA: 'other' }).dataDir).toBe('/repo/other');
    expect(read({ ROUNDS_DATA: '/srv/rounds/' }).dataDir).toBe('/srv/rounds');
  });

  it.each(['abc', '70000', '-1', '80.5'])('refuses PORT=%s', (PORT) => {
    expect(() => read({ PORT })).toThrow('is not a port');
  });

  it('refuses an argument that it does not know', () => {
    expect(() => read({}, '--rest')).toThrow('--rest is not known');
  });
});
