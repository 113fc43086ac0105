import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';

const MAX_BYTES = 5 * 1024 * 1024;
const KEPT = 3;

/** A log of a process: NAME.log and up to three older ones, 5 MB each. */
export class LogFile {
  private bytes: number;

  constructor(
    private readonly file: string,
    private readonly maxBytes = MAX_BYTES,
  ) {
    this.bytes = existsSync(file) ? statSync(file).size : 0;
  }

  /** Appends a line. A log that cannot be written must not end what it tells about. */
  write(line: string): void {
    try {
      if (this.bytes > this.maxBytes) this.rotate();
      appendFileSync(this.file, `${line}\n`);
      this.bytes += Buffer.byteLength(line) + 1;
    } catch (error) {
      console.error(`${this.file}: ${String(error)}`);
    }
  }

  private rotate(): void {
    for (let age = KEPT; age > 0; age--) {
      const older = age === 1 ? this.file : `${this.file}.${age - 1}`;
      if (existsSync(older)) renameSync(older, `${this.file}.${age}`);
    }
    this.bytes = 0;
  }
}
