import { describe, expect, it } from 'vitest';
import { editorCommand } from './editor-keymap';

const press = (text: string) => {
  const parts = text.split(' ');
  const has = (name: string) => parts.includes(name);
  return editorCommand({
    key: parts.at(-1) ?? '',
    ctrlKey: has('Ctrl') || has('AltGr'),
    altKey: has('Alt') || has('AltGr'),
    metaKey: has('Meta'),
    shiftKey: has('Shift'),
  });
};

describe('keys of the editor', () => {
  it.each([
    ['s', 'split'],
    ['S', 'split'],
    ['[', 'start-here'],
    [']', 'end-here'],
    ['AltGr [', 'start-here'],
    ['Shift {', 'previous-slide'],
    ['AltGr }', 'next-slide'],
    ['Enter', 'rename'],
    ['Ctrl z', 'undo'],
    ['Meta z', 'undo'],
    ['Ctrl Shift Z', 'redo'],
    ['Ctrl y', 'redo'],
    ['+', 'zoom-in'],
    ['-', 'zoom-out'],
    ['Shift ?', 'help'],
  ])('%s: %s', (keys, command) => expect(press(keys)).toBe(command));

  it.each([
    'Ctrl s',
    'Meta [',
    'Ctrl -',
    'Ctrl +',
    'Alt z',
    'Shift Enter',
    'Shift S',
    'k',
    'Ctrl k',
  ])('%s is left to others', (keys) => expect(press(keys)).toBeNull());
});
