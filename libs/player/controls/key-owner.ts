/** The part of an element that tells whether it wants a key for itself. */
export interface KeyTarget {
  localName: string;
  type?: string;
  role?: string | null;
  isContentEditable?: boolean;
}

const TYPING_ROLES = [
  'textbox',
  'searchbox',
  'combobox',
  'listbox',
  'menu',
  'tree',
  'grid',
  'dialog',
];
const ARROW_ROLES = ['radio', 'slider', 'tab', 'menuitem', 'option', 'spinbutton', 'treeitem'];
const PRESSED_ROLES = ['button', 'link', 'switch', 'checkbox'];
const PRESSED_TAGS = ['button', 'a', 'summary'];
const TICKED_TYPES = ['radio', 'checkbox'];
const PRESSED_TYPES = ['button', 'submit', 'reset', 'file', 'color', 'image'];
const MOVING_KEYS = [' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

const isOneOf = (list: string[], value: string | null | undefined) =>
  value !== null && value !== undefined && list.includes(value);

/**
 * Whether a key belongs to the element that has the focus (or to something around it, innermost
 * first) rather than to the player: all keys while somebody types or a dialog is open, Space on
 * buttons, arrows on sliders and the like. The seek bar is the player's own slider.
 */
export function keyIsTaken(key: string, path: readonly KeyTarget[]): boolean {
  const onSeekBar = path.some(({ localName }) => localName === 'media-time-range');
  return path.some(({ localName, type, role, isContentEditable }) => {
    if (isContentEditable || isOneOf(TYPING_ROLES, role)) return true;
    if (['textarea', 'select', 'dialog'].includes(localName)) return true;
    if (localName === 'input') return inputTakes(key, type, onSeekBar);
    if (isOneOf(ARROW_ROLES, role)) return MOVING_KEYS.includes(key);
    const pressed = PRESSED_TAGS.includes(localName) || isOneOf(PRESSED_ROLES, role);
    return pressed && key === ' ';
  });
}

function inputTakes(key: string, type: string | undefined, onSeekBar: boolean): boolean {
  if (type === 'range') return !onSeekBar && MOVING_KEYS.includes(key);
  if (isOneOf(TICKED_TYPES, type)) return MOVING_KEYS.includes(key);
  if (isOneOf(PRESSED_TYPES, type)) return key === ' ';
  return true;
}
