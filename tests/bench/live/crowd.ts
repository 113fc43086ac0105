import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@rounds/testing';
import type { CrowdAnswer, CrowdOptions, CrowdReport, CrowdWish } from './crowd/messages';

/** The simulated viewers, in a process of their own. */
export class Crowd {
  private readonly child: ChildProcess;

  constructor() {
    this.child = fork(join(repositoryRoot, 'dist/server/bench-crowd.js'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  /** Resolves when all of them have pictures. */
  async watch(options: CrowdOptions): Promise<void> {
    await this.ask({ kind: 'watch', options });
  }

  async report(): Promise<CrowdReport> {
    const answer = await this.ask({ kind: 'report' });
    if (answer.kind !== 'report') throw new Error('The crowd answers something else');
    return answer.report;
  }

  end(): void {
    this.child.kill();
  }

  private ask(wish: CrowdWish): Promise<CrowdAnswer> {
    return new Promise((resolve, reject) => {
      const died = (): void => reject(new Error('The process of the crowd died'));
      this.child.once('exit', died);
      this.child.once('message', (answer: CrowdAnswer) => {
        this.child.off('exit', died);
        resolve(answer);
      });
      this.child.send(wish);
    });
  }
}
