/** What a key asks the editor to do. */
export type EditorCommand =
  | 'split'
  | 'start-here'
  | 'end-here'
  | 'rename'
  | 'undo'
  | 'redo'
  | 'previous-slide'
  | 'next-slide'
  | 'zoom-in'
  | 'zoom-out'
  | 'help';

/** The part of a keyboard event that the map reads. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Characters, whatever keys a keyboard needs for them: some have brackets on AltGr. */
const CHARACTERS = new Map<string, EditorCommand>([
  ['[', 'start-here'],
  [']', 'end-here'],
  ['{', 'previous-slide'],
  ['}', 'next-slide'],
  ['+', 'zoom-in'],
  ['=', 'zoom-in'],
  ['-', 'zoom-out'],
  ['?', 'help'],
]);

/** The command of a key; null for keys that are not the editor's. */
export function editorCommand(press: KeyPress): EditorCommand | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  const name = key.toLowerCase();
  if (!metaKey && ctrlKey === altKey && CHARACTERS.has(key)) return CHARACTERS.get(key) ?? null;
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (name === 'z') return shiftKey ? 'redo' : 'undo';
    return name === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
  }
  if (shiftKey) return null;
  if (name === 's') return 'split';
  return name === 'enter' ? 'rename' : null;
}
