import { describe, expect, it } from 'vitest';
import { daysOverdue, dueState } from './due';

const at = (text: string) => new Date(text);

describe('what is due', () => {
  it('is not late while it is the due day anywhere on earth', () => {
    expect(dueState('2026-11-01', false, at('2026-11-02T11:59:59Z'))).toBe('due-soon');
    expect(dueState('2026-11-01', false, at('2026-11-02T12:00:00Z'))).toBe('overdue');
  });

  it('knows no summer time: every due day is as long as the others', () => {
    expect(dueState('2026-03-08', false, at('2026-03-09T11:59:59Z'))).toBe('due-soon');
    expect(dueState('2026-03-08', false, at('2026-03-09T12:00:00Z'))).toBe('overdue');
  });

  it('is due soon within a week', () => {
    expect(dueState('2026-12-08', false, at('2026-12-02T12:00:00Z'))).toBe('due-soon');
    expect(dueState('2026-12-08', false, at('2026-12-02T11:59:59Z'))).toBe('open');
  });

  it('is done, however late', () => {
    expect(dueState('2020-01-01', true, at('2026-12-02T12:00:00Z'))).toBe('done');
  });

  it('counts the days that it is late', () => {
    expect(daysOverdue('2026-11-01', at('2026-11-02T11:00:00Z'))).toBe(0);
    expect(daysOverdue('2026-11-01', at('2026-11-02T13:00:00Z'))).toBe(1);
    expect(daysOverdue('2026-11-01', at('2026-11-05T13:00:00Z'))).toBe(4);
  });
});
