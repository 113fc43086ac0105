import { keyIsTakenBy, loadPreferences } from '@rounds/player';
import { useEventListener } from '@vueuse/core';
import type { Ref } from 'vue';
import { editorCommand, type EditorCommand } from './editor-keymap';

/**
 * Listens for the editor's keys: on the whole page or, when the person has switched that off in the
 * player, only while the focus is inside `root`. Nothing happens while somebody types.
 */
export function useEditorKeys(
  root: Ref<HTMLElement | null>,
  run: (command: EditorCommand) => void,
): void {
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const command = editorCommand(event);
    if (!command) return;
    // What Space presses, Enter presses, too.
    if (keyIsTakenBy(event, event.key === 'Enter' ? ' ' : event.key)) return;
    const isInside = root.value !== null && event.composedPath().includes(root.value);
    if (!isInside && !loadPreferences().pageKeys) return;
    // The player hears keys after us; its help is part of ours.
    event.preventDefault();
    run(command);
  }
  useEventListener(window, 'keydown', onKey, { capture: true });
}
