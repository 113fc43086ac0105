import { Agent, get } from 'node:http';

export interface Answer {
  status: number;
  text: string;
  bytes: number;
}

/** A viewer's browser as far as connections go: its own, kept open, with its session. */
export class Connection {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 3 });
  requests = 0;
  bytes = 0;

  constructor(
    readonly baseUrl: string,
    readonly cookie: string,
  ) {}

  /** @param keeps whether the body is of interest; else only its length counts */
  get(path: string, keeps: boolean): Promise<Answer> {
    this.requests += 1;
    const headers = { cookie: this.cookie };
    return new Promise((resolve, reject) => {
      const request = get(new URL(path, this.baseUrl), { agent: this.agent, headers }, (answer) => {
        const kept: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (keeps) kept.push(part);
        });
        answer.on('error', reject);
        answer.on('end', () => {
          this.bytes += bytes;
          const text = Buffer.concat(kept).toString();
          resolve({ status: answer.statusCode ?? 0, text, bytes });
        });
      });
      request.on('error', reject);
    });
  }

  end(): void {
    this.agent.destroy();
  }
}
