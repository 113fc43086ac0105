import { Backoff } from './backoff';
import { startChild, type Child, type ChildOptions } from './child';

/** A process that is started again when it dies. */
export interface Supervised {
  /** Number of the present process; 0 while none runs. */
  pid(): number;
  /** Settles when the process has died three times in a row before `wellFrom` was called. */
  gaveUp: Promise<never>;
  /** From now on it is started again however often it dies. */
  wellFrom(): void;
  /** Ends it and starts it again at once, with newly built code. */
  restart(): void;
  stop(): Promise<void>;
}

const GRACE_MS = 10_000;
const FIRST_TRIES = 3;

/** @param changed called whenever the process number changes */
export function supervise(options: ChildOptions, changed: () => void): Supervised {
  const backoff = new Backoff();
  let child: Child | undefined;
  let tries = 0;
  let isWell = false;
  let stopping = false;
  let restarting = false;
  let timer: NodeJS.Timeout | undefined;
  let giveUp: (error: Error) => void = () => undefined;
  const gaveUp = new Promise<never>((_, reject) => (giveUp = reject));
  gaveUp.catch(() => undefined);

  const start = () => {
    const startedAt = Date.now();
    const current = startChild(options);
    child = current;
    tries += 1;
    changed();
    void current.ended.then((how) => {
      child = undefined;
      if (stopping) return;
      if (restarting) {
        restarting = false;
        start();
        return;
      }
      if (!isWell && tries >= FIRST_TRIES) {
        giveUp(new Error(`${options.name} does not start:\n${current.lastLines()}`));
        return;
      }
      const waitMs = backoff.nextMs(Date.now() - startedAt);
      options.echo(`[${options.name}] ended (${how}); starts again in ${waitMs / 1000} s`);
      timer = setTimeout(start, waitMs);
    });
  };
  start();
  return {
    pid: () => child?.pid ?? 0,
    gaveUp,
    wellFrom: () => {
      isWell = true;
    },
    restart: () => {
      if (!child) return;
      restarting = true;
      void child.stop(GRACE_MS);
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await child?.stop(GRACE_MS);
    },
  };
}
