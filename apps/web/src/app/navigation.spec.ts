import { describe, expect, it } from 'vitest';
import { isCurrent, navigationOf } from './navigation';

describe('the main navigation', () => {
  it('shows each role its pages', () => {
    const paths = (role: 'learner' | 'manager' | 'trainer' | 'admin') =>
      navigationOf(role).map(({ to }) => to);
    expect(paths('learner')).toEqual(['/', '/live', '/library', '/map', '/me']);
    expect(paths('manager')).toEqual(['/', '/library', '/map', '/team', '/me']);
    expect(paths('trainer')).toEqual(['/studio', '/live', '/library', '/map', '/me']);
    expect(paths('admin')).toEqual(['/studio', '/library', '/map', '/admin', '/me']);
  });

  it('marks the entry of the page and of the pages below it', () => {
    const [home, studio] = [navigationOf('learner')[0], navigationOf('admin')[0]];
    expect(home && isCurrent(home, '/library')).toBe(false);
    expect(studio && isCurrent(studio, '/studio/recordings/1')).toBe(true);
    expect(studio && isCurrent(studio, '/studios')).toBe(false);
  });

  it('marks for each role the entry from which assignments are reached', () => {
    const current = (role: 'manager' | 'trainer') =>
      navigationOf(role).filter((item) => isCurrent(item, '/assignments'));
    expect(current('manager')).toMatchObject([{ to: '/team' }]);
    expect(current('trainer')).toMatchObject([{ to: '/studio' }]);
  });
});
