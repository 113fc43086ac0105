import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { Connection } from './connection';
import type { PlaylistReader, ReadPlaylist, ReadSegment } from './playlist-reader';

/** hls.js begins so many segments before the end. */
const BEGINS_BEFORE_END = 2;
/** `use-broadcast.ts` looks this often. */
const LOOK_EVERY_MS = 15_000;
const AGAIN_MS = 500;

export interface SimulatedViewerOptions {
  baseUrl: string;
  webinarId: string;
  cookie: string;
  reader: PlaylistReader;
}

/** Asks for what a viewer's page asks for, when it does: as hls.js pulls, as the room listens. */
export class SimulatedViewer {
  /** When which segment was there. */
  readonly arrivals = new Map<number, number>();
  failures = 0;
  drops = 0;
  private readonly connection: Connection;
  private playlistUrl = '';
  private etag: string | undefined;
  private next = -1;
  private initUri = '';
  private known: ReadPlaylist | null = null;
  private loading: Promise<void> = Promise.resolve();

  constructor(private readonly options: SimulatedViewerOptions) {
    this.connection = new Connection(options.baseUrl, options.cookie);
  }

  get isWatching(): boolean {
    return this.arrivals.size >= BEGINS_BEFORE_END;
  }

  get requests(): number {
    return this.connection.requests;
  }

  get bytes(): number {
    return this.connection.bytes;
  }

  /** Comes in; goes on until the process ends. */
  start(): void {
    this.enterRoom();
    void this.lookEvery();
    void this.watch();
  }

  private enterRoom(): void {
    const { baseUrl, webinarId, cookie } = this.options;
    const address = `${baseUrl.replace(/^http/, 'ws')}/api/webinars/${webinarId}/room`;
    const socket = new WebSocket(`${address}?after=0`, { headers: { cookie } });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.drops += 1;
      setTimeout(() => this.enterRoom(), AGAIN_MS);
    });
  }

  private async lookEvery(): Promise<never> {
    for (;;) {
      await this.look().catch(() => this.fail());
      await pause(LOOK_EVERY_MS);
    }
  }

  private async look(): Promise<void> {
    const path = `/api/webinars/${this.options.webinarId}/broadcast`;
    const { status, text } = await this.connection.get(path, true);
    if (status !== 200) return void this.fail();
    const { playback } = JSON.parse(text) as { playback: { live: string } | null };
    this.playlistUrl ||= playback?.live ?? '';
  }

  /** Reloads as RFC 8216 §6.3.4 asks and hls.js does: a segment later, or half of one. */
  private async watch(): Promise<never> {
    let dueAt = Date.now();
    for (;;) {
      await pause(Math.max(0, dueAt - Date.now()));
      const playlist = this.playlistUrl ? await this.reload().catch(() => this.fail()) : null;
      const isNewer = playlist ? this.takeNew(playlist) : false;
      const shortest = playlist
        ? Math.min(playlist.targetMs, playlist.segments.at(-1)?.durationMs ?? Infinity)
        : AGAIN_MS;
      dueAt = Math.max(Date.now(), dueAt + (isNewer ? shortest : shortest / 2));
    }
  }

  private async reload(): Promise<ReadPlaylist | null> {
    const { status, text, etag } = await this.connection.get(this.playlistUrl, true, this.etag);
    if (status === 304) return this.known;
    if (status !== 200) return this.fail();
    this.etag = etag;
    this.known = this.options.reader.read(text);
    return this.known;
  }

  private takeNew({ segments }: ReadPlaylist): boolean {
    const last = segments.at(-1)?.sequence ?? -1;
    if (this.next < 0) this.next = Math.max(0, last + 1 - BEGINS_BEFORE_END);
    const fresh = segments.filter(({ sequence }) => sequence >= this.next);
    this.next = Math.max(this.next, last + 1);
    // One after the other, as a player does.
    for (const segment of fresh) this.loading = this.loading.then(() => this.load(segment));
    return fresh.length > 0;
  }

  private async load(segment: ReadSegment): Promise<void> {
    const base = this.playlistUrl.slice(0, this.playlistUrl.lastIndexOf('/') + 1);
    for (;;) {
      try {
        if (segment.initUri !== this.initUri) {
          await this.connection.get(base + segment.initUri, false);
          this.initUri = segment.initUri;
        }
        const { status, bytes } = await this.connection.get(base + segment.uri, false);
        if (status === 200 && bytes > 0) break;
        this.fail();
      } catch {
        this.fail();
      }
      await pause(AGAIN_MS);
    }
    this.arrivals.set(segment.sequence, Date.now());
  }

  private fail(): null {
    this.failures += 1;
    return null;
  }
}
