import { setTimeout } from 'node:timers/promises';
import {
  addWebinar,
  RoomClient,
  settled,
  signInAs,
  startApp,
  TestPresenter,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLive, VP8 } from '../media/make-live';

interface View {
  state: string;
  role: string;
  playback: { live: string; dvr: string } | null;
  durationMs: number;
  gaps: { atMs: number; durationMs: number }[];
  recordingId: string | null;
  classId: string | null;
}

let app: RunningApp;
let trainer: ApiClient;
let learner: ApiClient;

beforeAll(async () => {
  app = await startApp({ ingest: true });
  trainer = await signInAs(app, 'trainer');
  learner = await signInAs(app, 'learner');
});
afterAll(() => app.stop());

/** One that the trainer hosts and the learner comes to, besides those named. */
const webinarWith = (
  named: { coHosts?: string[]; speakers?: string[]; title?: string; isRehearsal?: boolean } = {},
): Promise<string> =>
  addWebinar(app.databaseUrl, {
    ...{ hosts: [trainer.personId], viewers: [learner.personId], ...named },
  });

const endings = async (webinarId: string): Promise<number> =>
  (
    await rows(
      `select id from audit_entry where action = 'broadcast.ended' and subject_id = $1`,
      webinarId,
    )
  ).length;

async function rows(sql: string, ...values: string[]): Promise<unknown[]> {
  const connection = new pg.Client(app.databaseUrl);
  await connection.connect();
  const { rows: found } = await connection.query(sql, values);
  await connection.end();
  return found as unknown[];
}

const view = async (client: ApiClient, webinarId: string): Promise<View> =>
  (await client.get(`/api/webinars/${webinarId}/broadcast`)).body as View;

const text = async (client: ApiClient, path: string): Promise<string> =>
  (await client.fetch(path)).text();

const present = async (options: ConstructorParameters<typeof TestPresenter>[1], by = trainer) => {
  const presenter = new TestPresenter(by, options);
  await presenter.connect();
  return presenter;
};

describe('a broadcast from a browser', () => {
  it('is seen while it goes out, and is a class that plays when it ends', async () => {
    const webinarId = await webinarWith();
    expect(await view(learner, webinarId)).toMatchObject({ state: 'waiting', role: 'viewer' });
    const room = new RoomClient(app.baseUrl, learner.cookieHeader, webinarId);
    await room.connect();
    const presenter = await present({ webinarId, container: 'matroska' });
    const bytes = await makeLive({ container: 'matroska', seconds: 8 });
    const recording = presenter.record(bytes, { seconds: 8 });
    await until(async () => (await view(learner, webinarId)).state === 'live', 'it is live');
    const { playback } = await view(learner, webinarId);
    // Pictures this small have one rendition.
    const master = await text(learner, playback!.live);
    expect(master).toMatch(
      /^#EXT-X-STREAM-INF:[^\n]*RESOLUTION=320x180,FRAME-RATE=30\.000,[^\n]*\nlive\.m3u8\n$/m,
    );
    const base = playback!.live.replace(/[^/]*$/, '');
    const live = await text(learner, `${base}live.m3u8`);
    expect(live).toContain('#EXT-X-PROGRAM-DATE-TIME');
    const segment = /^live\/.*\.m4s$/m.exec(live)![0];
    // A player waits at the server for the next one.
    const next = (live.match(/^#EXTINF/gm)?.length ?? 0) + 1;
    const later = await text(learner, `${base}live.m3u8?_HLS_msn=${next}`);
    expect(later.match(/^#EXTINF/gm)!.length).toBeGreaterThan(next);
    const answer = await learner.fetch(base + segment);
    expect(answer.headers.get('content-type')).toBe('video/iso.segment');
    // The token is the viewer's own.
    expect((await trainer.fetch(playback!.live)).status).toBe(403);
    await recording;
    const endedAtMs = Date.now();
    const ended = await presenter.end();
    expect(Date.now() - endedAtMs).toBeLessThan(5000);
    // Whoever is in the room hears of it at once.
    const news = (): unknown[] => room.answers.filter(({ type }) => type === 'broadcast');
    await until(() => news().length > 1, 'the room hears of begin and end');
    expect(news()).toEqual(['live', 'ended'].map((state) => ({ type: 'broadcast', state })));
    await room.leave();
    expect(ended).toMatchObject({ type: 'ended' });

    const after = await view(trainer, webinarId);
    expect(after).toMatchObject({ state: 'ended', gaps: [], classId: ended.classId });
    expect(Math.abs(after.durationMs - 8000)).toBeLessThan(1000);
    const playing = (await trainer.get(`/api/classes/${ended.classId}/playback`)).body as {
      src: string;
    };
    expect(await text(trainer, playing.src)).toMatch(/RESOLUTION=320x180[^]*dvr\.m3u8|360p/);
    expect(await text(learner, playback!.dvr)).toMatch(/PLAYLIST-TYPE:VOD[^]*ENDLIST/);
    const made = await settled(trainer, ended.recordingId!);
    expect(made).toMatchObject({ state: 'ready', playable: true });
    expect(Math.abs(made.durationMs! - 8000)).toBeLessThan(1000);
    expect(await text(trainer, playing.src)).not.toContain('dvr.m3u8');
    expect(await text(learner, playback!.dvr)).toContain('ENDLIST');
  });

  it('goes out encoded where the browser has no H.264, in two feeds with a gap between', async () => {
    const webinarId = await webinarWith();
    const bytes = await makeLive({ container: 'matroska', seconds: 4, video: VP8 });
    const first = await present({ webinarId, container: 'matroska', isH264: true });
    await first.record(bytes, { seconds: 4 });
    await first.finish();
    await until(async () => (await view(learner, webinarId)).state === 'paused', 'it is paused');
    const second = await present({ webinarId, container: 'mp4' });
    await second.record(await makeLive({ container: 'mp4', seconds: 4, size: '640x360' }), {
      seconds: 4,
    });
    const { recordingId } = await second.end();
    const { durationMs, gaps } = await view(trainer, webinarId);
    expect(Math.abs(durationMs - 8000)).toBeLessThan(1000);
    expect(gaps).toHaveLength(1);
    expect(Math.abs(gaps[0]!.atMs - 4000)).toBeLessThan(500);
    // Two sizes of pictures in one recording.
    expect(await settled(trainer, recordingId!)).toMatchObject({ state: 'ready' });
  });

  it('comes from one presenter at a time, unless the other takes over', async () => {
    const other = await signInAs(app, 'trainer');
    const webinarId = await webinarWith({ coHosts: [other.personId] });
    const bytes = await makeLive({ container: 'matroska', seconds: 6 });
    const first = await present({ webinarId, container: 'matroska' });
    const recording = first.record(bytes, { seconds: 6 });
    await until(() => first.acknowledged > 8, 'the first presents');
    const second = await present({ webinarId, container: 'matroska' }, other);
    await until(() => second.said('refused'), 'the second is refused');
    expect(second.answers.at(-1)).toEqual({ type: 'refused', code: 'somebody-presents' });
    const third = await present({ webinarId, container: 'matroska', takeOver: true }, other);
    await until(() => first.said('refused'), 'the first hears of it');
    expect(first.answers.at(-1)).toEqual({ type: 'refused', code: 'taken-over' });
    await recording;
    await third.record(bytes, { seconds: 2 });
    await third.end();
    const { durationMs } = await view(trainer, webinarId);
    expect(durationMs).toBeGreaterThan(7000);
  });

  it('is handed over in the room, and nothing of the offer stays', async () => {
    const other = await signInAs(app, 'trainer');
    const webinarId = await webinarWith({ coHosts: [other.personId] });
    const rooms = [trainer, other].map(({ cookieHeader }) =>
      new RoomClient(app.baseUrl, cookieHeader, webinarId).connect(),
    );
    const [hosting, taking] = (await Promise.all(rooms)) as [RoomClient, RoomClient];
    const handOver = async (): Promise<void> => {
      const { number } = (taking.welcome as unknown as { you: { number: number } }).you;
      await hosting.ask({ do: 'offer-presenting', participant: number });
      await taking.heard({ kind: 'presenting-offered' });
      await taking.ask({ do: 'accept-offer' });
    };
    const closings = () => hosting.events.filter(({ kind }) => kind === 'offer-closed').length;
    const bytes = await makeLive({ container: 'matroska', seconds: 4 });
    const first = await present({ webinarId, container: 'matroska' });
    await handOver();
    const recording = first.record(bytes, { seconds: 4 });
    await until(() => first.acknowledged > 8, 'the host still presents');
    expect(closings()).toBe(0);
    const second = await present({ webinarId, container: 'matroska', takeOver: true }, other);
    await until(() => closings() === 1, 'the offer is settled');
    await recording;
    // One that nobody acts on any more.
    await handOver();
    await second.record(bytes, { seconds: 4 });
    expect(closings()).toBe(1);
    await second.end();
    await until(() => closings() === 2, 'the end settles it, too');
    await Promise.all([hosting.leave(), taking.leave()]);
  });

  it('is refused when it is no video, and to people who do not present', async () => {
    const speaker = await signInAs(app, 'learner');
    const webinarId = await webinarWith({ speakers: [speaker.personId] });
    const ticket = async (client: ApiClient): Promise<[number, string | undefined]> => {
      const { status, body } = await client.post(`/api/webinars/${webinarId}/broadcast/tickets`);
      return [status, (body as { code?: string }).code];
    };
    expect(await ticket(speaker)).toEqual([201, undefined]);
    expect(await ticket(learner)).toEqual([403, 'not-presenting']);
    for (const role of ['trainer', 'learner'] as const) {
      expect(await ticket(await signInAs(app, role))).toEqual([404, 'not-found']);
    }
    const presenter = await present({ webinarId, container: 'matroska' });
    await presenter.record(Buffer.from('not a video '.repeat(1000)), { seconds: 1 });
    await until(() => presenter.said('refused'), 'garbage is refused');
    expect(presenter.answers.at(-1)).toEqual({ type: 'refused', code: 'media-unreadable' });
    expect((await trainer.post(`/api/webinars/${webinarId}/broadcast/end`)).status).toBe(204);
    await until(async () => (await endings(webinarId)) === 1, 'it ends');
    expect(await view(trainer, webinarId)).toMatchObject({ state: 'waiting', recordingId: null });
    // Nobody saw anything of it: it can be presented again.
    const again = await present({ webinarId, container: 'matroska' });
    await again.record(await makeLive({ container: 'matroska', seconds: 4 }), { seconds: 4 });
    expect((await again.end()).classId).not.toBeNull();
    expect(await view(trainer, webinarId)).toMatchObject({ state: 'ended' });
    expect(await ticket(trainer)).toEqual([409, 'broadcast-over']);
  });

  it('that ends before its first picture is not unreadable, and can be presented again', async () => {
    const webinarId = await webinarWith();
    const bytes = await makeLive({ container: 'matroska', seconds: 2 });
    const hasty = async (length: number) => {
      const presenter = await present({ webinarId, container: 'matroska' });
      if (length > 0) await presenter.record(bytes.subarray(0, length), { seconds: 1 });
      return presenter;
    };
    const firstCluster = bytes.indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]));
    for (const length of [0, 4, firstCluster, firstCluster + 40, firstCluster + 400]) {
      const over = { type: 'ended', recordingId: null, classId: null };
      expect(await (await hasty(length)).end(), `after ${length} bytes`).toEqual(over);
    }
    // Another picture was chosen before the first one had arrived.
    const another = await hasty(0);
    await another.finish();
    expect(another.answers.at(-1)).toEqual({ type: 'finished' });
    // A co-host ends what has not begun.
    const waiting = await hasty(firstCluster);
    expect((await trainer.post(`/api/webinars/${webinarId}/broadcast/end`)).status).toBe(204);
    await until(async () => (await endings(webinarId)) === 6, 'it ends once more');
    expect(waiting.said('refused')).toBe(false);
    expect(await view(trainer, webinarId)).toMatchObject({ state: 'waiting', recordingId: null });
  });

  it('of a rehearsal is a recording for staff, and no class', async () => {
    const webinarId = await webinarWith({ title: 'Rehearsed twice', isRehearsal: true });
    const room = new RoomClient(app.baseUrl, learner.cookieHeader, webinarId);
    await room.connect();
    const presenter = await present({ webinarId, container: 'matroska' });
    await presenter.record(await makeLive({ container: 'matroska', seconds: 4 }), { seconds: 4 });
    const { recordingId, classId } = await presenter.end();
    expect(classId).toBeNull();
    expect(await settled(trainer, recordingId!)).toMatchObject({ state: 'ready', playable: true });
    // Long enough for whatever looks after what was left to be made.
    await setTimeout(7000);
    expect(await view(trainer, webinarId)).toMatchObject({
      ...{ state: 'ended', isRehearsal: true, recordingId, classId: null },
    });
    expect((await view(learner, webinarId)).recordingId).toBeNull();
    await room.leave();
    expect(
      await rows('select id from class_version where recording_id = $1', recordingId!),
    ).toEqual([]);
    const mails = await rows(`select id from mail_message where subject like '%Rehearsed twice%'`);
    expect(mails).toEqual([]);
  });

  it('is ended past its limit, and kept', async () => {
    const webinarId = await webinarWith();
    const presenter = await present({ webinarId, container: 'matroska' });
    const bytes = await makeLive({ container: 'matroska', seconds: 8 });
    const recorded = presenter.record(bytes, { seconds: 8 });
    await until(async () => (await view(learner, webinarId)).state === 'live', 'it is live');
    await rows(
      `update broadcast set started_at = now() - interval '12 hours' where webinar_id = $1`,
      webinarId,
    );
    await until(async () => (await view(learner, webinarId)).state === 'ended', 'it is ended');
    await recorded;
    await until(() => presenter.said('refused'), 'the presenter hears of it');
    await until(async () => (await view(trainer, webinarId)).classId !== null, 'a class is there');
    expect((await view(trainer, webinarId)).durationMs).toBeGreaterThan(1000);
  });
});
