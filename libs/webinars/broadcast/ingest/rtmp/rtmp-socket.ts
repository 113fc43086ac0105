import type { Socket } from 'node:net';
import Flv from 'node-media-server/src/protocol/flv.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';
import { newId } from '@rounds/platform/ids';
import type { Admission, Presenter } from '../presenters.service';
import type { Refusal } from '../messages';

export interface RtmpParts {
  /** Whether a stream key may broadcast now. */
  admit(key: string, presenter: Presenter): Promise<Admission | Refusal>;
  leave(admission: Admission, presenter: Presenter): void;
  /** Of one feed on this machine's disk. */
  mostBytes: number;
  refused(code: Refusal): void;
}

/** The part of an encoder's address before its key. */
export const RTMP_APP = 'live';
/** Sooner than this an encoder has said who it is. */
const HELLO_WITHIN_MS = 10_000;
/** A line that is silent for so long is dead. */
const SILENCE_MS = 20_000;
/** What came meanwhile is made durable in one. */
const FLUSH_EVERY_MS = 200;
/** An encoder that sends faster than the disk takes it. */
const MOST_PENDING_BYTES = 64 * 1024 * 1024;

/** One connection of an encoder: its messages become a feed in FLV. */
export class RtmpSocket implements Presenter {
  readonly personId = null;
  readonly feedId = newId();
  private readonly rtmp = new Rtmp();
  private admission: Admission | null = null;
  private app = '';
  private key = '';
  private isPublishing = false;
  private isOver = false;
  private pending: Buffer[] = [Flv.createHeader(true, true)];
  private pendingBytes = 0;
  private work: Promise<void> = Promise.resolve();
  private readonly flushTimer: NodeJS.Timeout;
  private readonly helloTimer: NodeJS.Timeout;

  constructor(
    private readonly socket: Socket,
    private readonly parts: RtmpParts,
  ) {
    this.rtmp.onConnectCallback = ({ app, name }) => {
      this.app = app;
      this.key = name;
    };
    this.rtmp.onOutputCallback = (bytes) => socket.write(bytes);
    this.rtmp.onPlayCallback = () => this.dismiss('ticket-refused');
    this.rtmp.onPushCallback = () => this.publish();
    this.rtmp.onPacketCallback = (packet) => this.keep(Flv.createMessage(packet));
    this.flushTimer = setInterval(() => this.flush(), FLUSH_EVERY_MS);
    this.helloTimer = setTimeout(() => this.dismiss('ticket-refused'), HELLO_WITHIN_MS);
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
    socket.on('data', (bytes) => this.hear(bytes as Buffer));
    socket.on('error', () => undefined);
    socket.on('close', () => this.gone());
  }

  dismiss(code: Refusal): void {
    if (this.isOver) return;
    this.parts.refused(code);
    this.socket.destroy();
  }

  /** Whatever strangers send must not reach further than their own connection. */
  private hear(bytes: Buffer): void {
    try {
      if (this.rtmp.parserData(bytes) !== null) this.dismiss('invalid-input');
    } catch {
      this.dismiss('invalid-input');
    }
  }

  private publish(): void {
    if (this.isPublishing || this.app !== RTMP_APP) return this.dismiss('ticket-refused');
    this.isPublishing = true;
    clearTimeout(this.helloTimer);
    this.work = this.work.then(async () => {
      const admitted = await this.parts.admit(this.key, this);
      if (typeof admitted === 'string') return this.dismiss(admitted);
      this.admission = admitted;
      if (this.isOver) await this.end(admitted);
    });
    this.work.catch(() => this.dismiss('busy-elsewhere'));
  }

  private keep(message: Buffer): void {
    if (!this.isPublishing || this.isOver) return;
    this.pending.push(message);
    this.pendingBytes += message.length;
    if (this.pendingBytes > MOST_PENDING_BYTES) this.dismiss('too-much');
  }

  private flush(): void {
    if (!this.admission || this.pending.length === 0) return;
    const bytes = Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    const { live } = this.admission;
    this.work = this.work.then(async () => {
      const spool = live.feed?.id === this.feedId ? live.spool : null;
      if (!spool) return this.dismiss('feed-over');
      if (spool.bytes + bytes.length > this.parts.mostBytes) return this.dismiss('too-much');
      await spool.append(bytes);
    });
    this.work.catch(() => this.dismiss('too-much'));
  }

  private gone(): void {
    if (this.isOver) return;
    this.flush();
    this.isOver = true;
    clearInterval(this.flushTimer);
    clearTimeout(this.helloTimer);
    const { admission } = this;
    if (admission) this.work = this.work.catch(() => undefined).then(() => this.end(admission));
  }

  /** An encoder that comes back begins a feed of its own: what this one sent goes out. */
  private async end(admission: Admission): Promise<void> {
    this.parts.leave(admission, this);
    if (admission.live.feed?.id === this.feedId) await admission.live.finishFeed();
  }
}
