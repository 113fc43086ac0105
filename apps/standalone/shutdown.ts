type Step = () => Promise<void>;

/** A second Ctrl-C counts as impatience only after this; npm passes the first one on, too. */
const IMPATIENCE_MS = 2_000;
const PARENT_CHECK_MS = 1_000;

/** Undoes the steps of the start in the opposite order, once, on whatever ends this process. */
export class Shutdown {
  private readonly steps: Step[] = [];
  private began: { atMs: number; done: Promise<void> } | undefined;

  get isUnderWay(): boolean {
    return this.began !== undefined;
  }

  /** What to do before everything that was added earlier is undone. */
  add(step: Step): void {
    this.steps.push(step);
  }

  /** Listens to Ctrl-C, SIGTERM and the closing of the terminal. */
  listen(): void {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        if (this.began && Date.now() - this.began.atMs > IMPATIENCE_MS) process.exit(1);
        this.end();
      });
    }
  }

  /** Ends as well when the process that started this one does; npm killed outright tells nobody. */
  endWithParent(): void {
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid !== parent) this.end();
    }, PARENT_CHECK_MS);
    timer.unref();
  }

  private end(): void {
    if (this.began) return;
    console.log('\nStopping …');
    void this.run().then(() => {
      console.log('Stopped.');
      process.exit(0);
    });
  }

  run(): Promise<void> {
    this.began ??= { atMs: Date.now(), done: this.undo() };
    return this.began.done;
  }

  private async undo(): Promise<void> {
    for (const step of this.steps.reverse()) {
      await step().catch((error: unknown) => console.error(String(error)));
    }
  }
}
