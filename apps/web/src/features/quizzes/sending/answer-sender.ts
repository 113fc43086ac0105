import type { KeptAnswers } from './kept-answers';

/** `waiting`: no answer came from the server; it is tried again by itself. */
export type SendState = 'saved' | 'saving' | 'waiting';

export interface SenderPorts<T> {
  kept: KeptAnswers<T>;
  send: (questionId: string, answer: T) => Promise<unknown>;
  /** Whether sending the same again cannot help. */
  isFinal: (error: unknown) => boolean;
  onState: (state: SendState) => void;
  /** An answer was refused for good. */
  onRefused: (error: unknown) => void;
  wait: (ms: number) => Promise<void>;
}

const FIRST_WAIT_MS = 1_500;
const LONGEST_WAIT_MS = 20_000;

/** Sends answers one after the other, and again until they have arrived or were refused. */
export function createAnswerSender<T>(ports: SenderPorts<T>) {
  const { kept } = ports;
  let running: Promise<void> | null = null;
  let stopped = false;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!stopped) {
      const [next] = kept.all();
      if (!next) break;
      const [questionId, answer] = next;
      try {
        await ports.send(questionId, answer);
        kept.drop(questionId, answer);
        waitMs = FIRST_WAIT_MS;
        if (kept.all().size > 0) ports.onState('saving');
      } catch (error) {
        if (ports.isFinal(error)) {
          kept.drop(questionId, answer);
          ports.onRefused(error);
          continue;
        }
        ports.onState('waiting');
        await Promise.race([ports.wait(waitMs), new Promise<void>((woken) => (wake = woken))]);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      }
    }
    if (!stopped) ports.onState('saved');
  }

  function start(): Promise<void> {
    running ??= run().finally(() => (running = null));
    return running;
  }

  return {
    put(questionId: string, answer: T): void {
      kept.put(questionId, answer);
      if (!running) ports.onState('saving');
      void start();
    },
    /** Tries again at once. Resolves when nothing waits any more. */
    flush(): Promise<void> {
      if (kept.all().size === 0) return running ?? Promise.resolve();
      wake();
      return start();
    },
    stop(): void {
      stopped = true;
      wake();
    },
  };
}
