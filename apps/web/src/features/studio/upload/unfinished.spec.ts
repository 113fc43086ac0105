import { describe, expect, it } from 'vitest';
import { listUnfinished } from './unfinished';

const NOW = new Date('2026-03-10T12:00:00Z');

function storageOf(entries: Record<string, string>): Storage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
}

const entry = (creationTime: string) =>
  JSON.stringify({
    size: 500,
    creationTime,
    uploadUrl: 'http://rounds.example/api/uploads/0199',
    metadata: { filename: 'Denials.mp4' },
  });

describe('unfinished uploads', () => {
  it('are read from what the upload client keeps, newest first', () => {
    const storage = storageOf({
      'tus::tus-uppy-a-/api/uploads::1': entry('2026-03-09T10:00:00Z'),
      'tus::tus-uppy-b-/api/uploads::2': entry('2026-03-10T10:00:00Z'),
      'tus::tus-uppy-b-/other::2': entry('2026-03-10T10:00:00Z'),
      'rounds.locale': 'en',
    });
    const [newest, older, ...others] = listUnfinished(storage, NOW);
    expect(newest).toEqual({
      key: 'tus::tus-uppy-b-/api/uploads::2',
      name: 'Denials.mp4',
      bytes: 500,
      begunAt: new Date('2026-03-10T10:00:00Z'),
      path: '/api/uploads/0199',
    });
    expect(older?.key).toContain('-a-');
    expect(others).toEqual([]);
  });

  it('are forgotten when the server has forgotten them, or when nothing can be read', () => {
    const storage = storageOf({
      'tus::tus-uppy-a-/api/uploads::1': entry('2026-03-01T10:00:00Z'),
      'tus::tus-uppy-b-/api/uploads::2': '{',
      'rounds.locale': 'en',
    });
    expect(listUnfinished(storage, NOW)).toEqual([]);
    expect(storage.length).toBe(1);
  });
});
