import { describe, expect, it } from 'vitest';
import { keyIsTaken } from './key-owner';

const page = [{ localName: 'main' }, { localName: 'body' }];

describe('keyIsTaken', () => {
  it('gives the player every key while nothing else wants it', () => {
    for (const key of [' ', 'k', 'ArrowLeft', '5', '?']) expect(keyIsTaken(key, page)).toBe(false);
  });

  it.each([
    [{ localName: 'input', type: 'text' }],
    [{ localName: 'input', type: 'search' }],
    [{ localName: 'input' }],
    [{ localName: 'textarea' }],
    [{ localName: 'select' }],
    [{ localName: 'div', isContentEditable: true }],
    [{ localName: 'div', role: 'combobox' }],
  ])('stays out of typing in %j', (target) => {
    for (const key of [' ', 'k', 'ArrowLeft', '5', '?']) {
      expect(keyIsTaken(key, [target, ...page])).toBe(true);
    }
  });

  it('stays out of dialogs, wherever the focus is inside', () => {
    expect(keyIsTaken('k', [{ localName: 'p' }, { localName: 'div', role: 'dialog' }])).toBe(true);
    expect(keyIsTaken('k', [{ localName: 'button' }, { localName: 'dialog' }])).toBe(true);
  });

  it('lets Space press the focused button, and plays with K all the same', () => {
    const button = [{ localName: 'media-mute-button', role: 'button' }, ...page];
    expect(keyIsTaken(' ', button)).toBe(true);
    expect(keyIsTaken('k', button)).toBe(false);
    expect(keyIsTaken('ArrowLeft', button)).toBe(false);
  });

  it('leaves arrows to sliders and choices, except on the seek bar', () => {
    const range = { localName: 'input', type: 'range' };
    expect(keyIsTaken('ArrowLeft', [range, { localName: 'media-volume-range' }])).toBe(true);
    expect(keyIsTaken('ArrowLeft', [range, { localName: 'media-time-range' }])).toBe(false);
    expect(keyIsTaken('ArrowLeft', [{ localName: 'input', type: 'radio' }])).toBe(true);
    expect(keyIsTaken('k', [{ localName: 'input', type: 'radio' }])).toBe(false);
    expect(keyIsTaken('End', [{ localName: 'li', role: 'option' }])).toBe(true);
  });
});
