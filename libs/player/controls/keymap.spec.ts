import { describe, expect, it } from 'vitest';
import { commandFor, type KeyPress } from './keymap';

function press(keys: string) {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const has = (name: string) => parts.includes(name);
  const event: KeyPress = {
    key: parts.at(-1) ?? '',
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    altKey: has('Alt'),
    shiftKey: has('Shift'),
  };
  return commandFor(event);
}

describe('keyboard map', () => {
  it.each([
    [' ', { do: 'toggle-play' }],
    ['k', { do: 'toggle-play' }],
    ['K', { do: 'toggle-play' }],
    ['j', { do: 'seek-by', ms: -10_000 }],
    ['l', { do: 'seek-by', ms: 10_000 }],
    ['ArrowLeft', { do: 'seek-by', ms: -5000 }],
    ['ArrowRight', { do: 'seek-by', ms: 5000 }],
    ['0', { do: 'seek-to', fraction: 0 }],
    ['Shift+7', { do: 'seek-to', fraction: 0.7 }],
    ['7', { do: 'seek-to', fraction: 0.7 }],
    ['Home', { do: 'seek-to', fraction: 0 }],
    ['End', { do: 'seek-to', fraction: 1 }],
    ['Ctrl+ArrowLeft', { do: 'chapter', direction: -1 }],
    ['Ctrl+ArrowRight', { do: 'chapter', direction: 1 }],
    ['Shift+<', { do: 'speed', direction: -1 }],
    ['<', { do: 'speed', direction: -1 }],
    ['Shift+>', { do: 'speed', direction: 1 }],
    [',', { do: 'frame', direction: -1 }],
    ['.', { do: 'frame', direction: 1 }],
    ['m', { do: 'mute' }],
    ['u', { do: 'unclear' }],
    ['f', { do: 'fullscreen' }],
    ['t', { do: 'theater' }],
    ['p', { do: 'picture-in-picture' }],
    ['Shift+?', { do: 'help' }],
    ['Shift+N', { do: 'class', direction: 1 }],
    ['Shift+P', { do: 'class', direction: -1 }],
  ])('%s', (keys, command) => expect(press(keys)).toEqual(command));

  it.each(['Ctrl+k', 'Meta+k', 'Ctrl+p', 'Alt+ArrowLeft', 'Meta+ArrowRight', 'Shift+ArrowLeft'])(
    'leaves %s to the browser and the page',
    (keys) => expect(press(keys)).toBeNull(),
  );

  it.each(['n', 'c', 'Tab', 'Escape', 'Enter', 'F5', 'ArrowUp', 'Shift+K', 'constructor'])(
    'has no command for %s',
    (keys) => expect(press(keys)).toBeNull(),
  );
});
