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
    const path = event.composedPath().filter((target) => target instanceof HTMLElement);
    const inside = root.value !== undefined && path.includes(root.value);
    if (!inside && !onWholePage()) return;
    const command = commandFor(event);
    if (!command || keyIsTaken(event.key, path.map(asKeyTarget))) return;
    event.preventDefault();
    run(command);
  }
  window.addEventListener('keydown', onKey);
  onScopeDispose(() => window.removeEventListener('keydown', onKey));
}

function asKeyTarget(element: HTMLElement) {
  return {
    localName: element.localName,
    type: element instanceof HTMLInputElement ? element.type : undefined,
    role: element.getAttribute('role'),
    isContentEditable: element.isContentEditable,
  };
}
