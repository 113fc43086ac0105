/** What a key asks the player to do. */
export type Command =
  | {
      do:
        | 'toggle-play'
        | 'mute'
        | 'fullscreen'
        | 'theater'
        | 'picture-in-picture'
        | 'help'
        | 'unclear';
    }
  | { do: 'seek-by'; ms: number }
  /** To a part of the whole class, 0 to 1. */
  | { do: 'seek-to'; fraction: number }
  | { do: 'chapter' | 'speed' | 'frame' | 'class'; direction: 1 | -1 };

/** The part of a keyboard event that the map reads. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const PLAIN = new Map<string, Command>([
  [' ', { do: 'toggle-play' }],
  ['k', { do: 'toggle-play' }],
  ['j', { do: 'seek-by', ms: -10_000 }],
  ['l', { do: 'seek-by', ms: 10_000 }],
  ['arrowleft', { do: 'seek-by', ms: -5000 }],
  ['arrowright', { do: 'seek-by', ms: 5000 }],
  ['home', { do: 'seek-to', fraction: 0 }],
  ['end', { do: 'seek-to', fraction: 1 }],
  [',', { do: 'frame', direction: -1 }],
  ['.', { do: 'frame', direction: 1 }],
  ['m', { do: 'mute' }],
  ['f', { do: 'fullscreen' }],
  ['t', { do: 'theater' }],
  ['p', { do: 'picture-in-picture' }],
  ['u', { do: 'unclear' }],
]);

/** Characters that need Shift on some keyboards and none on others. */
const CHARACTERS = new Map<string, Command>([
  ['<', { do: 'speed', direction: -1 }],
  ['>', { do: 'speed', direction: 1 }],
  ['?', { do: 'help' }],
]);

const SHIFTED = new Map<string, Command>([
  ['n', { do: 'class', direction: 1 }],
  ['p', { do: 'class', direction: -1 }],
]);

const CONTROLLED = new Map<string, Command>([
  ['arrowleft', { do: 'chapter', direction: -1 }],
  ['arrowright', { do: 'chapter', direction: 1 }],
]);

/** The command of a key; null for keys that are not the player's (among them Ctrl+K, Alt+←, Ctrl+P). */
export function commandFor({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): Command | null {
  const name = key.toLowerCase();
  if (metaKey || altKey) return null;
  if (ctrlKey) return shiftKey ? null : (CONTROLLED.get(name) ?? null);
  const character = CHARACTERS.get(key);
  if (character) return character;
  // Digits first: French keyboards need Shift for them.
  if (/^[0-9]$/.test(key)) return { do: 'seek-to', fraction: Number(key) / 10 };
  return (shiftKey ? SHIFTED : PLAIN).get(name) ?? null;
}
