import { setTimeout as pause } from 'node:timers/promises';
import {
  addPerson,
  RoomClient,
  signIn,
  TestPresenter,
  type ApiClient,
  type RunningApp,
  type TestPerson,
} from '@rounds/testing';
import pg from 'pg';
import { makeLive } from '../media/make-live';

export const GAP_MS = 3000;
const PART_MS = 5000;

/** A webinar that was held, for practices of one specialty, and the class that came of it. */
export interface HeldWebinar {
  host: TestPerson;
  trainer: ApiClient;
  /** Of a practice that it was for. */
  viewer: TestPerson;
  learner: ApiClient;
  webinarId: string;
  classId: string;
  /** Moments as the test saw them, in milliseconds of the recording. */
  seen: { codes: number; break: number; appeals: number; answered: number };
}

export async function inDatabase(
  { databaseUrl }: RunningApp,
  sql: string,
  ...values: string[]
): Promise<void> {
  const connection = new pg.Client(databaseUrl);
  await connection.connect();
  await connection.query(sql, values);
  await connection.end();
}

/**
 * Holds a webinar in two parts of five seconds with nobody between them: chapters are marked, a poll
 * is taken, questions are asked, answered in both ways, left open and deleted.
 */
export async function holdWebinar(app: RunningApp): Promise<HeldWebinar> {
  const host = await addPerson(app.databaseUrl, 'trainer');
  const viewer = await addPerson(app.databaseUrl, 'learner');
  await inDatabase(
    app,
    `insert into practice_specialty (practice_id, specialty_key)
     select practice_id, 'chiropractic' from person where id = $1`,
    viewer.id,
  );
  const trainer = await signIn(app.baseUrl, host.email, host.password);
  const learner = await signIn(app.baseUrl, viewer.email, viewer.password);
  const webinarId = await schedule(app, host, trainer);
  await learner.put(`/api/webinars/${webinarId}/registration`, {});
  const rooms = [trainer, learner].map(({ baseUrl, cookieHeader }) =>
    new RoomClient(baseUrl, cookieHeader, webinarId).connect(),
  );
  const [hosting, viewing] = (await Promise.all(rooms)) as [RoomClient, RoomClient];
  const begin = () => beginPart(trainer, webinarId);
  const held = await hold(hosting, viewing, begin);
  await Promise.all([hosting.leave(), viewing.leave()]);
  return { host, trainer, viewer, learner, webinarId, ...held };
}

async function schedule(app: RunningApp, host: TestPerson, trainer: ApiClient): Promise<string> {
  const speaker = await addPerson(app.databaseUrl, 'admin');
  const { status, body } = await trainer.post('/api/webinars', {
    ...{ title: 'Denials, live', description: 'What CO-97 means.', state: 'scheduled' },
    ...{ startsLocal: '2099-03-03T09:00', timeZone: 'America/New_York', durationMinutes: 60 },
    topics: ['billing:denials'],
    audience: { kind: 'specialties', keys: ['chiropractic'] },
    people: [
      { id: host.id, role: 'host' },
      { id: speaker.id, role: 'speaker' },
    ],
  });
  if (status !== 201) throw new Error(`webinar: ${status} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

async function beginPart(trainer: ApiClient, webinarId: string) {
  const bytes = await makeLive({ container: 'matroska', seconds: PART_MS / 1000 });
  const presenter = new TestPresenter(trainer, { webinarId, container: 'matroska' });
  const beganAtMs = Date.now();
  await presenter.connect();
  const recorded = presenter.record(bytes, { seconds: PART_MS / 1000 });
  return { presenter, recorded, at: () => Date.now() - beganAtMs };
}

async function ask(room: RoomClient, wish: object): Promise<number> {
  const { sequence } = await room.ask(wish);
  if (sequence === undefined) throw new Error(`refused: ${JSON.stringify(wish)}`);
  return sequence;
}

async function hold(
  host: RoomClient,
  viewer: RoomClient,
  begin: () => ReturnType<typeof beginPart>,
): Promise<Pick<HeldWebinar, 'classId' | 'seen'>> {
  const mark = (title: string, topic: string | null = null) =>
    ask(host, { do: 'mark-chapter', title, topic });
  await mark('Welcome');

  const first = await begin();
  await pause(2500);
  const codes = first.at();
  await mark('Codes', 'billing:denials');
  const bundled = await ask(viewer, { do: 'ask', text: 'Is CO-97 bundled?' });
  await ask(host, { do: 'answer', question: bundled, how: 'written', text: 'Yes.' });
  const poll = await ask(host, { do: 'open-poll', question: 'PR-1 is …', options: ['a', 'b'] });
  await ask(viewer, { do: 'vote', poll, choices: [1] });
  await ask(host, { do: 'close-poll', poll });
  await first.recorded;
  await first.presenter.finish();

  await pause(GAP_MS / 2);
  await mark('Break');
  const gone = await ask(viewer, { do: 'ask', text: 'My patient is called …' });
  await ask(host, { do: 'delete-question', question: gone });
  await ask(viewer, { do: 'ask', text: 'Is anybody there?' });
  await pause(GAP_MS / 2);

  const second = await begin();
  await pause(2500);
  const appeals = PART_MS + second.at();
  await mark('Appeals');
  const appeal = await ask(viewer, { do: 'ask', text: 'How do I appeal?' });
  await pause(1000);
  const answered = PART_MS + second.at();
  await ask(host, { do: 'answer', question: appeal, how: 'live' });
  await second.recorded;
  const { classId } = await second.presenter.end();
  if (!classId) throw new Error('no class came of the webinar');
  return { classId, seen: { codes, break: PART_MS, appeals, answered } };
}
