import type { RawData, WebSocket } from 'ws';
import type { LiveBroadcasts } from './live-broadcasts.service';
import {
  CHUNK_HEAD_BYTES,
  presenterMessage,
  type Hello,
  type IngestMessage,
  type PresenterMessage,
  type Refusal,
} from './messages';
import type { Admission, Presenter, Presenters } from './presenters.service';

export interface SocketParts {
  presenters: Presenters;
  broadcasts: LiveBroadcasts;
  /** Of one feed on this machine's disk. */
  mostBytes: number;
  ended(broadcastId: string): Promise<{ recordingId: string | null; classId: string | null }>;
  warn(message: string): void;
}

const HELLO_WITHIN_MS = 10_000;
/** RFC 6455 §7.4: a policy was violated; the reason is in the message before. */
const REFUSED = 1008;

/** One connection of a presenter's page. Messages are worked on in the order in which they came. */
export class PresenterSocket implements Presenter {
  personId: string | null = null;
  feedId = '';
  private admission: Admission | null = null;
  private work: Promise<void> = Promise.resolve();
  private isGone = false;
  private readonly helloTimer: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    private readonly parts: SocketParts,
  ) {
    this.helloTimer = setTimeout(() => this.dismiss('ticket-refused'), HELLO_WITHIN_MS);
    socket.on('message', (data, isBinary) => {
      this.work = this.work
        .then(() => (this.isGone ? undefined : this.take(data, isBinary)))
        .catch((error: unknown) => {
          this.parts.warn(String(error));
          // Nothing was acknowledged: the page sends it again.
          this.socket.terminate();
        });
    });
    socket.on('error', () => undefined);
    socket.on('close', () => this.gone());
  }

  dismiss(code: Refusal): void {
    if (this.isGone) return;
    this.say({ type: 'refused', code });
    this.socket.close(REFUSED, code);
    this.gone();
  }

  private gone(): void {
    this.isGone = true;
    clearTimeout(this.helloTimer);
    if (this.admission) this.parts.presenters.leave(this.admission.broadcastId, this);
  }

  private async take(data: RawData, isBinary: boolean): Promise<void> {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
    if (isBinary) return this.takeChunk(bytes);
    const message = parse(bytes);
    if (!message) return this.dismiss('invalid-input');
    switch (message.type) {
      case 'hello':
        return this.hello(message);
      case 'finish':
        return this.finish(message.chunks);
      case 'end':
        return this.end(message.chunks);
    }
  }

  private async hello(message: Hello): Promise<void> {
    clearTimeout(this.helloTimer);
    const claim = this.parts.presenters.claim(message.ticket);
    if (!claim || this.admission) return this.dismiss('ticket-refused');
    this.personId = claim.personId;
    this.feedId = message.feed.id;
    const admitted = await this.parts.presenters.admit(claim, message, 'browser', this);
    if (typeof admitted === 'string') return this.dismiss(admitted);
    this.admission = admitted;
    if (this.isGone) return this.gone();
    this.say({ type: 'welcome', next: admitted.next });
  }

  private async takeChunk(bytes: Buffer): Promise<void> {
    const spool = this.admission?.live.feed?.id === this.feedId ? this.admission.live.spool : null;
    if (!spool) return this.dismiss(this.admission ? 'feed-over' : 'ticket-refused');
    if (bytes.length < CHUNK_HEAD_BYTES) return this.dismiss('invalid-input');
    const number = bytes.readUInt32BE(0);
    if (number > spool.next) return this.dismiss('chunk-missing');
    if (spool.bytes + bytes.length > this.parts.mostBytes) return this.dismiss('too-much');
    // What is there already came again after an answer that was lost.
    if (number === spool.next) await spool.append(bytes.subarray(CHUNK_HEAD_BYTES));
    this.say({ type: 'ack', next: spool.next });
  }

  private async finish(chunks: number): Promise<void> {
    const live = this.admission?.live;
    if (!live || !this.isWhole(chunks)) return this.dismiss('chunk-missing');
    await live.finishFeed();
    this.say({ type: 'finished' });
  }

  private async end(chunks: number): Promise<void> {
    const { admission } = this;
    if (!admission || !this.isWhole(chunks)) return this.dismiss('chunk-missing');
    await this.parts.broadcasts.end(admission.broadcastId, 'asked');
    this.say({ type: 'ended', ...(await this.parts.ended(admission.broadcastId)) });
    this.socket.close(1000);
  }

  /** Whether all that the page has recorded is here. */
  private isWhole(chunks: number): boolean {
    const live = this.admission?.live;
    return live?.feed?.id !== this.feedId || live.spool?.next === chunks;
  }

  private say(message: IngestMessage): void {
    this.socket.send(JSON.stringify(message), () => undefined);
  }
}

function parse(bytes: Buffer): PresenterMessage | null {
  try {
    const read = presenterMessage.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? read.data : null;
  } catch {
    return null; // not JSON
  }
}
