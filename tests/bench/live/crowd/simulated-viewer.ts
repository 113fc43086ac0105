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
  private next = -1;
  private initUri = '';
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
    if (playback && this.playlistUrl === '') this.playlistUrl = await this.firstOf(playback.live);
  }

  /** Players begin with the rendition that is named first. */
  private async firstOf(masterUrl: string): Promise<string> {
    const { text } = await this.connection.get(masterUrl, true);
    return masterUrl.replace(/[^/]*$/, /^[^#\n].*$/m.exec(text)?.[0] ?? '');
  }

  /** As hls.js does: waits for the next segment at the server, and asks again when none came. */
  private async watch(): Promise<never> {
    for (;;) {
      const playlist = this.playlistUrl ? await this.reload().catch(() => this.fail()) : null;
      if (!playlist) await pause(AGAIN_MS);
      else if (!this.takeNew(playlist)) await pause(playlist.targetMs / 2);
    }
  }

  private async reload(): Promise<ReadPlaylist | null> {
    const wanted = this.next < 0 ? '' : `?_HLS_msn=${this.next}`;
    const { status, text } = await this.connection.get(this.playlistUrl + wanted, true);
    return status === 200 ? this.options.reader.read(text) : this.fail();
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
