import { onScopeDispose, type Ref } from 'vue';
import { keyIsTaken } from './key-owner';
import { commandFor, type Command } from './keymap';

/**
 * Listens for keys: on the whole page, or (when the person has switched that off, WCAG 2.1.4) only
 * while the focus is inside `root`.
 */
export function useKeyboard(
  root: Ref<HTMLElement | undefined>,
  onWholePage: () => boolean,
  run: (command: Command) => void,
): void {
  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return;
    const path = pathOf(event);
    const inside = root.value !== undefined && path.includes(root.value);
    if (!inside && !onWholePage()) return;
    const command = commandFor(event);
    if (!command || keyIsTakenBy(event)) return;
    event.preventDefault();
    run(command);
  }
  window.addEventListener('keydown', onKey);
  onScopeDispose(() => window.removeEventListener('keydown', onKey));
}

const pathOf = (event: KeyboardEvent): HTMLElement[] =>
  event.composedPath().filter((target) => target instanceof HTMLElement);

/** Whether a key belongs to what has the focus; see {@link keyIsTaken}. */
export const keyIsTakenBy = (event: KeyboardEvent, key = event.key): boolean =>
  keyIsTaken(key, pathOf(event).map(asKeyTarget));

function asKeyTarget(element: HTMLElement) {
  return {
    localName: element.localName,
    type: element instanceof HTMLInputElement ? element.type : undefined,
    role: element.getAttribute('role'),
    isContentEditable: element.isContentEditable,
  };
}
