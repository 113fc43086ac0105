import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { explain, Failure } from './failure';

const failing = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => new Error('it worked'),
    (error: unknown) => error,
  );

describe('a failure of the launcher says what to do', () => {
  it('when the disk is full', async () => {
    // The device that is always full.
    const error = await failing(writeFile('/dev/full', 'x'));
    expect(error).toMatchObject({ code: 'ENOSPC' });
    expect(explain(error)).toContain('The disk is full: free some space');
    expect(explain(new Error('initdb: could not write: No space left on device'))).toContain(
      'The disk is full',
    );
  });

  it('when nobody, not even root, may write there', async () => {
    const error = await failing(mkdir('/sys/rounds'));
    expect(explain(error)).toContain('No permission to write there: set ROUNDS_DATA');
  });

  it('when a file is in the way', async () => {
    const error = await failing(mkdir('/dev/null/rounds'));
    expect(explain(error)).toContain('This is no folder');
  });

  it('and leaves alone what already does', () => {
    expect(explain(new Failure('Port 1 is taken'))).toBe('Port 1 is taken');
    expect(explain(new Error('strange'))).toBe('strange');
    expect(explain('text')).toBe('text');
  });
});
