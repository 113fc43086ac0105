import { randomBytes } from 'node:crypto';
import { probe } from '@rounds/media';
import { ApiClient, signIn, until } from '@rounds/testing';
import { classSchema, expectAnswer, playbackSchema, type ClassDetail } from './answers';
import { ensure } from './ensure';
import { createPractice, retirePractice, type Practice } from './people';
import { checkPlayback, type CheckedRendition } from './playback';
import { giveFeedback } from './feedback';
import { takeQuiz, type SmokeQuiz } from './quiz';
import { leadTeam } from './team';
import { readReports } from './reports';
import { checkRefusals } from './refusals';
import { getRecording, waitForPipeline, type StageTimes } from './stages';
import { upload } from './upload';
import { claimTooMuch, watchHonestly } from './watch';

export interface SmokeOptions {
  file: string;
  baseUrl: string;
  email: string;
  password: string;
  log: (line: string) => void;
  patienceMs?: number;
}

export type SmokeReport =
  | {
      ok: true;
      durationMs: number;
      renditions: CheckedRendition[];
      watchedMs: number;
      refusals: number;
      /** Seconds each step took; those of the pipeline count from the end of the upload. */
      times: StageTimes;
    }
  | { ok: false; code: string; leftBytes: number; times: StageTimes };

const TOPICS = ['practice:eligibility', 'billing:denials'];

/** One whole use of Rounds through its public API. @throws SmokeFailure naming the check */
export async function runSmoke(options: SmokeOptions): Promise<SmokeReport> {
  const { baseUrl, log } = options;
  const times: StageTimes = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    log(name);
    const start = Date.now();
    const result = await work();
    times[name] = (Date.now() - start) / 1000;
    return result;
  };
  const admin = await timed('signIn', () => signIn(baseUrl, options.email, options.password));
  const uploaded = await timed('upload', () => upload(admin, options.file));
  if ('refused' in uploaded) return { ok: false, code: uploaded.refused, leftBytes: 0, times };
  const { recordingId } = uploaded;
  const pipeline = await timed('pipeline', () =>
    waitForPipeline(admin, recordingId, options.patienceMs ?? 30 * 60_000),
  );
  Object.assign(times, pipeline.times);
  if (pipeline.recording.state === 'rejected') {
    const { code = 'unknown' } = pipeline.recording.error ?? {};
    const leftBytes = await waitForNothingLeft(admin, recordingId);
    await removeRecording(admin, recordingId);
    return { ok: false, code, leftBytes, times };
  }
  ensure(pipeline.recording.state === 'ready', 'pipeline', `ended ${pipeline.recording.state}`);
  const source = await probe(options.file);
  const tag = randomBytes(4).toString('hex');
  const home = await timed('people', () => createPractice(admin, `${tag}-a`, 'chiropractic'));
  const other = await createPractice(admin, `${tag}-b`, 'podiatry');
  const lesson = await timed('publish', () => publish(admin, recordingId, home));
  ensure(
    Math.abs(lesson.durationMs - source.durationMs) <= 200,
    'class-duration',
    `the class lasts ${lesson.durationMs} ms, the file ${source.durationMs} ms`,
  );
  const { src } = expectAnswer(
    await home.learner.get(`/api/classes/${lesson.id}/playback`),
    200,
    playbackSchema,
    'playback',
  );
  const played = await timed('segments', () =>
    checkPlayback(home.learner, src, source.durationMs / 1000),
  );
  const watchedMs = await timed('watch', () =>
    watchHonestly(home.learner, lesson.id, lesson.durationMs),
  );
  await timed('claim', () => claimTooMuch(home.learner, lesson.id, lesson.durationMs));
  const { learner } = home;
  const stranger = other.learner;
  const quiz = await timed('quiz', () => takeQuiz(admin, learner, stranger, lesson));
  const feedback = await timed('feedback', () => giveFeedback(admin, learner, stranger, lesson));
  const reports = await timed('reports', () => readReports(admin, home, other, lesson));
  const team = await timed('team', () => leadTeam(home, other, lesson.id));
  const media = await timed('refusals', () =>
    checkRefusals(new ApiClient(baseUrl), stranger, {
      classId: lesson.id,
      recordingId,
      playlistUrl: played.playlistUrl,
      segmentUrl: played.segmentUrl,
    }),
  );
  await timed('cleanUp', () => cleanUp(admin, lesson, quiz, recordingId, [home, other]));
  const { renditions } = played;
  const refusals = media + quiz.refusals + feedback + reports + team;
  return { ok: true, durationMs: lesson.durationMs, renditions, watchedMs, refusals, times };
}

/** Class, tags and chapters, published to one practice only. */
async function publish(
  admin: ApiClient,
  recordingId: string,
  home: Practice,
): Promise<ClassDetail> {
  const draft = expectAnswer(
    await admin.post('/api/classes', { recordingId, title: 'Smoke run', topics: TOPICS }),
    201,
    classSchema,
    'create-class',
  );
  const hidden = await home.learner.get(`/api/classes/${draft.id}`);
  ensure(hidden.status === 404, 'draft-hidden', `a learner got ${hidden.status} for a draft`);
  const half = Math.floor(draft.durationMs / 2);
  const chaptered = expectAnswer(
    await admin.put(`/api/classes/${draft.id}/chapters`, {
      revision: draft.revision,
      chapters: [
        { title: 'First half', startMs: 0, topics: TOPICS.slice(0, 1) },
        { title: 'Second half', startMs: half, topics: TOPICS.slice(1) },
      ],
    }),
    200,
    classSchema,
    'chapters',
  );
  const ends = chaptered.chapters.map(({ startMs, endMs }) => [startMs, endMs]);
  const expected = [
    [0, half],
    [half, draft.durationMs],
  ];
  ensure(JSON.stringify(ends) === JSON.stringify(expected), 'chapters-tile', JSON.stringify(ends));
  const aimed = expectAnswer(
    await admin.patch(`/api/classes/${draft.id}`, {
      revision: chaptered.revision,
      audience: { kind: 'practices', ids: [home.id] },
    }),
    200,
    classSchema,
    'audience',
  );
  return expectAnswer(
    await admin.post(`/api/classes/${draft.id}/publish`, {
      revision: aimed.revision,
      noPatientData: true,
    }),
    200,
    classSchema,
    'publish',
  );
}

/** A server that was smoked should not show it. */
async function cleanUp(
  admin: ApiClient,
  { id, revision }: ClassDetail,
  quiz: SmokeQuiz,
  recordingId: string,
  practices: Practice[],
): Promise<void> {
  const withdrawn = await admin.post(`/api/quizzes/${quiz.id}/unpublish`, {
    revision: quiz.revision,
  });
  ensure(withdrawn.status < 300, 'quiz-unpublish', `unpublishing answered ${withdrawn.status}`);
  const archived = await admin.post(`/api/classes/${id}/archive`, { revision });
  ensure(archived.status < 300, 'archive', `archiving answered ${archived.status}`);
  await removeRecording(admin, recordingId);
  for (const practice of practices) await retirePractice(admin, practice);
}

/** The bytes of a refused file go once it is told. Returns how many are still there in the end. */
async function waitForNothingLeft(admin: ApiClient, recordingId: string): Promise<number> {
  const stored = async () => (await getRecording(admin, recordingId)).storedBytes;
  const gone = until(async () => (await stored()) === 0, 'its bytes are gone');
  await gone.catch(() => undefined);
  const left = await stored();
  ensure(left === 0, 'nothing-left-behind', `${left} bytes of a refused file are still stored`);
  return left;
}

async function removeRecording(admin: ApiClient, recordingId: string): Promise<void> {
  const removed = await admin.delete(`/api/recordings/${recordingId}`);
  ensure(removed.status < 300, 'delete-recording', `deleting answered ${removed.status}`);
  const gone = await admin.get(`/api/recordings/${recordingId}`);
  ensure(gone.status === 404, 'delete-recording', `still there after deleting: ${gone.status}`);
}
