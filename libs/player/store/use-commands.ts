import { ref, type Ref } from 'vue';
import { runCommand, type CommandTarget, type Happened } from '../controls/run-command';
import type { Command } from '../controls/keymap';
import type { Translate } from '../types';

/** How long a change of speed or place is shown over the picture. */
const SHOWN_MS = 900;

/** Runs commands on a target, and keeps for a moment what to show and announce about them. */
export function useCommands(
  target: Omit<CommandTarget, 'tell'>,
  t: () => Translate,
): { run: (command: Command) => void; told: Ref<string> } {
  const told = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(happened: Happened) {
    told.value = textFor(happened, t());
    clearTimeout(timer);
    timer = setTimeout(() => (told.value = ''), SHOWN_MS);
  }

  const complete: CommandTarget = Object.defineProperties(
    { tell },
    Object.getOwnPropertyDescriptors(target),
  ) as CommandTarget;
  return { told, run: (command) => runCommand(command, complete) };
}

function textFor(happened: Happened, t: Translate): string {
  switch (happened.what) {
    case 'moved': {
      const seconds = Math.abs(happened.ms) / 1000;
      return t(happened.ms < 0 ? 'movedBack' : 'movedForward', { seconds });
    }
    case 'speed':
      return t('speedIs', { rate: happened.rate });
    case 'muted':
      return t(happened.muted ? 'muted' : 'unmuted');
  }
}
