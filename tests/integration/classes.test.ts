import { newId } from '@rounds/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DURATION_MS, makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

let world: ClassesWorld;
beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(async () => world.close());

const trainer = () => world.clients.trainer;
const spans = ({ chapters }: { chapters: { startMs: number; endMs: number }[] }) =>
  chapters.map(({ startMs, endMs }) => [startMs, endMs]);

describe('a new class', () => {
  it('is a draft for everyone with one chapter over the whole', async () => {
    const made = await world.draft({ title: ' CO-97\n and you ', topics: ['billing:denials'] });
    expect(made).toMatchObject({
      state: 'draft',
      revision: 1,
      title: 'CO-97 and you',
      durationMs: DURATION_MS,
      audience: { kind: 'everyone' },
      topics: ['billing:denials'],
      publishedAt: null,
      upNext: null,
    });
    expect(spans(made)).toEqual([[0, DURATION_MS]]);
    expect(made.chapters[0]?.title).toBe('CO-97 and you');
  });

  it('takes over the chapters of the file', async () => {
    const chapters = [
      { startMs: 0, endMs: 1000, title: 'One' },
      { startMs: 2000, endMs: 3000, title: 'Two' },
    ];
    const recordingId = await world.recording({ media: JSON.stringify({ chapters }) });
    const made = await world.draft({ recordingId });
    expect(spans(made)).toEqual([
      [0, 2000],
      [2000, DURATION_MS],
    ]);
  });

  it('can be made before the file was probed and fills in afterwards, once', async () => {
    const recordingId = await world.recording({
      state: 'uploaded',
      playable: false,
      duration_ms: null,
      media: null,
    });
    const { id, durationMs, chapters } = await world.draft({ recordingId });
    expect({ durationMs, chapters }).toEqual({ durationMs: null, chapters: [] });
    const early = await trainer().put(`/api/classes/${id}/chapters`, {
      revision: 1,
      chapters: [{ title: 'x', startMs: 0 }],
    });
    expect(refusal(early)).toBe('422 recording-not-probed');

    await world.sql(`update recording set duration_ms = 5000 where id = $1`, [recordingId]);
    const looks = await Promise.all([1, 2, 3, 4].map(() => trainer().get(`/api/classes/${id}`)));
    for (const look of looks) expect(look.status).toBe(200);
    expect(spans(told(await trainer().get(`/api/classes/${id}`)))).toEqual([[0, 5000]]);
  });

  it.each([
    ['an unknown recording', { recordingId: newId() }, '404 not-found'],
    ['an unknown topic', { topics: ['billing:astrology'] }, '400 unknown-topic'],
    ['an unknown specialty', { specialties: ['astrology'] }, '400 unknown-specialty'],
    ['a title of blanks', { title: ' \n ' }, '400 invalid-input'],
    ['a title too long', { title: 'x'.repeat(201) }, '400 invalid-input'],
  ])('is refused for %s', async (_, input, expected) => {
    const recordingId = await world.recording();
    const answer = await trainer().post('/api/classes', { title: 'x', recordingId, ...input });
    expect(refusal(answer)).toBe(expected);
  });

  it('is refused for a recording that was rejected', async () => {
    const recordingId = await world.recording({ state: 'rejected', playable: false });
    const answer = await trainer().post('/api/classes', { title: 'x', recordingId });
    expect(refusal(answer)).toBe('422 recording-unusable');
  });

  it('is made thirty times at once, on fewer connections, without anybody waiting for ever', async () => {
    const recordingId = await world.recording();
    const input = { title: 'x', recordingId, topics: ['billing:denials'] };
    const made = await Promise.all(
      Array.from({ length: 30 }, () => trainer().post('/api/classes', input)),
    );
    expect(new Set(made.map((answer) => told(answer).id)).size).toBe(30);
    const { id } = told(made[0]!);
    const chapters = [{ title: 'x', startMs: 0, topics: ['billing:denials'] }];
    const edits = await Promise.all(
      Array.from({ length: 30 }, () =>
        trainer().put(`/api/classes/${id}/chapters`, { revision: 1, chapters }),
      ),
    );
    expect(edits.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is for staff to make', async () => {
    const recordingId = await world.recording();
    const answer = await world.clients.managerA.post('/api/classes', { title: 'x', recordingId });
    expect(refusal(answer)).toBe('403 role-not-allowed');
  });
});

describe('an edit', () => {
  it('changes what is given and nothing else', async () => {
    const { id } = await world.draft({ title: 'Old', speaker: 'Ana', topics: ['billing:denials'] });
    const changed = told(
      await trainer().patch(`/api/classes/${id}`, {
        revision: 1,
        title: 'New',
        audience: { kind: 'practices', ids: [world.practices.A] },
      }),
    );
    expect(changed).toMatchObject({
      revision: 2,
      title: 'New',
      speaker: 'Ana',
      topics: ['billing:denials'],
      audience: { kind: 'practices', ids: [world.practices.A] },
    });
  });

  it('keeps the order of topics, each once', async () => {
    const { id } = await world.draft();
    const topics = ['billing:denials', 'practice:eligibility', 'billing:denials'];
    const changed = told(await trainer().patch(`/api/classes/${id}`, { revision: 1, topics }));
    expect(changed.topics).toEqual(['billing:denials', 'practice:eligibility']);
  });

  it('of somebody who has not seen the last one is refused', async () => {
    const { id } = await world.draft();
    told(await trainer().patch(`/api/classes/${id}`, { revision: 1, title: 'First' }));
    const late = await trainer().patch(`/api/classes/${id}`, { revision: 1, title: 'Second' });
    expect(refusal(late)).toBe('409 edited-meanwhile');
    expect(told(await trainer().get(`/api/classes/${id}`)).title).toBe('First');
  });

  it('wins alone when many come at once', async () => {
    const { id } = await world.draft();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        trainer().patch(`/api/classes/${id}`, { revision: 1, title: `Edit ${index}` }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
  });

  it.each([
    ['an unknown practice', { kind: 'practices', ids: [newId()] }, '400 unknown-practice'],
    ['an unknown specialty', { kind: 'specialties', keys: ['x'] }, '400 unknown-specialty'],
    ['nobody', { kind: 'practices', ids: [] }, '400 invalid-input'],
    ['an unknown kind', { kind: 'friends' }, '400 invalid-input'],
  ])('of the audience is refused for %s', async (_, audience, expected) => {
    const { id } = await world.draft();
    const answer = await trainer().patch(`/api/classes/${id}`, { revision: 1, audience });
    expect(refusal(answer)).toBe(expected);
    expect(told(await trainer().get(`/api/classes/${id}`)).revision).toBe(1);
  });
});

describe('chapters', () => {
  const three = [
    { title: 'Call the payer', startMs: 0, topics: ['practice:eligibility'] },
    { title: 'R&D <visits> --> limits', startMs: 60_000 },
    { title: 'Appeal', startMs: 120_000, topics: ['billing:appeals', 'billing:denials'] },
  ];
  const put = (id: string, revision: number, chapters: object[]) =>
    trainer().put(`/api/classes/${id}/chapters`, { revision, chapters });

  it('tile the class and come out as WebVTT', async () => {
    const { id } = await world.draft();
    const made = told(await put(id, 1, three));
    expect(spans(made)).toEqual([
      [0, 60_000],
      [60_000, 120_000],
      [120_000, DURATION_MS],
    ]);
    expect(made.chapters.map(({ topics }) => topics)).toEqual([
      ['practice:eligibility'],
      [],
      ['billing:appeals', 'billing:denials'],
    ]);
    const vtt = await trainer().get(`/api/classes/${id}/chapters.vtt`);
    expect(vtt.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    const [first, second, third] = made.chapters.map((chapter) => chapter.id);
    expect(vtt.body).toBe(
      `WEBVTT\n\n${first}\n00:00:00.000 --> 00:01:00.000\nCall the payer\n\n` +
        `${second}\n00:01:00.000 --> 00:02:00.000\nR&amp;D &lt;visits&gt; --&gt; limits\n\n` +
        `${third}\n00:02:00.000 --> 00:10:00.000\nAppeal\n`,
    );
  });

  it('that keep their id stay the same chapter, also when they change places', async () => {
    const { id } = await world.draft();
    const [a, b, c] = told(await put(id, 1, three)).chapters;
    const again = told(
      await put(id, 2, [
        { id: c?.id, title: 'Appeal', startMs: 0 },
        { title: 'New', startMs: 1000 },
        { id: a?.id, title: 'Call', startMs: 60_000 },
      ]),
    );
    expect(again.chapters.map((chapter) => chapter.id)).toEqual([c?.id, expect.any(String), a?.id]);
    expect(again.chapters.map((chapter) => chapter.id)).not.toContain(b?.id);
    expect(again.chapters[0]?.topics).toEqual([]);
  });

  it('that do not tile are refused with the field, and nothing changes', async () => {
    const { id } = await world.draft();
    const answer = await put(id, 1, [
      { title: 'a', startMs: 0 },
      { title: 'b', startMs: DURATION_MS },
    ]);
    expect(refusal(answer)).toBe('422 chapters-do-not-tile');
    expect(answer.body).toMatchObject({ fields: { 'chapters.1.startMs': expect.any(String) } });
    expect(told(await trainer().get(`/api/classes/${id}`)).chapters).toHaveLength(1);
  });

  it('of another class are unknown here', async () => {
    const [mine, other] = [await world.draft(), await world.draft()];
    const stolen = { id: other.chapters[0]?.id, title: 'x', startMs: 0 };
    expect(refusal(await put(mine.id, 1, [stolen]))).toBe('400 unknown-chapter');
    const doubled = { id: mine.chapters[0]?.id, title: 'x', startMs: 0 };
    const twice = [doubled, { ...doubled, startMs: 5 }];
    expect(refusal(await put(mine.id, 1, twice))).toBe('400 unknown-chapter');
    expect(told(await trainer().get(`/api/classes/${other.id}`)).chapters[0]?.title).toBe(
      'A class',
    );
  });

  it('may come with ids of the caller, so that sending them again makes no others', async () => {
    const { id } = await world.draft();
    const mine = three.map((chapter) => ({ ...chapter, id: newId() }));
    const ids = mine.map((chapter) => chapter.id);
    expect(told(await put(id, 1, mine)).chapters.map((chapter) => chapter.id)).toEqual(ids);
    told(await put(id, 2, mine.slice(0, 1)));
    // One that was removed comes back as the one that it was.
    expect(told(await put(id, 3, mine)).chapters.map((chapter) => chapter.id)).toEqual(ids);
    const hostile = [{ ...mine[0], id: "'; drop table chapter" }];
    expect(refusal(await put(id, 4, hostile))).toBe('400 invalid-input');
  });

  it('that change are heard of by staff, and by nobody else', async () => {
    const { id } = await world.draft();
    const heard = async (who: 'trainer' | 'learnerA') => {
      const stop = new AbortController();
      const stream = await world.clients[who].fetch('/api/events', { signal: stop.signal });
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      await reader.read();
      return { reader, stop: () => stop.abort() };
    };
    const [staff, learner] = [await heard('trainer'), await heard('learnerA')];
    told(await put(id, 1, three));
    const { value } = await staff.reader.read();
    expect(value).toContain(JSON.stringify({ type: 'class', id, revision: 2 }));
    const silent = await Promise.race([
      learner.reader.read(),
      new Promise((resolve) => setTimeout(resolve, 100, 'nothing')),
    ]);
    expect(silent).toBe('nothing');
    staff.stop();
    learner.stop();
  });

  it('ask for the revision, and at most 500 are taken', async () => {
    const { id } = await world.draft();
    expect(refusal(await put(id, 9, three))).toBe('409 edited-meanwhile');
    const many = Array.from({ length: 501 }, (_, startMs) => ({ title: 't', startMs }));
    expect(refusal(await put(id, 1, many))).toBe('400 invalid-input');
    expect(
      told(
        await put(
          id,
          1,
          many.slice(1).map((one, at) => ({ ...one, startMs: at })),
        ),
      ).chapters,
    ).toHaveLength(500);
  });
});

describe('publishing', () => {
  it('asks for the check for patient data and leaves a trace of who did it', async () => {
    const { id } = await world.draft();
    for (const noPatientData of [false, 'yes']) {
      const answer = await trainer().post(`/api/classes/${id}/publish`, {
        revision: 1,
        noPatientData,
      });
      expect(refusal(answer)).toBe('400 invalid-input');
    }
    const published = told(
      await trainer().post(`/api/classes/${id}/publish`, { revision: 1, noPatientData: true }),
    );
    expect(published).toMatchObject({ state: 'published', publishedAt: expect.any(String) });
    const { body } = await world.clients.admin.get(`/api/audit?subjectId=${id}`);
    expect((body as { items: unknown[] }).items).toContainEqual(
      expect.objectContaining({
        action: 'class.published',
        actorName: 'trainer',
        details: expect.objectContaining({ noPatientData: true, audience: { kind: 'everyone' } }),
      }),
    );
  });

  it('waits for something that plays', async () => {
    const recordingId = await world.recording({ state: 'processing', playable: false });
    const { id } = await world.draft({ recordingId });
    const publish = () =>
      trainer().post(`/api/classes/${id}/publish`, { revision: 1, noPatientData: true });
    expect(refusal(await publish())).toBe('422 not-playable');
    await world.sql(`update recording set playable = true where id = $1`, [recordingId]);
    expect((await publish()).status).toBe(200);
  });

  it('goes by the states: no way is open twice', async () => {
    const { id } = await world.publish();
    const move = async (name: string, body: object = {}) => {
      const { revision } = told(await trainer().get(`/api/classes/${id}`));
      return refusal(await trainer().post(`/api/classes/${id}/${name}`, { revision, ...body }));
    };
    const publish = () => move('publish', { noPatientData: true });
    expect(await publish()).toBe('409 wrong-class-state');
    expect(await move('unpublish')).toMatch(/^200/);
    expect(await move('unpublish')).toBe('409 wrong-class-state');
    expect(await move('archive')).toMatch(/^200/);
    expect(await publish()).toBe('409 wrong-class-state');
    expect(await move('unpublish')).toMatch(/^200/);
    expect(await publish()).toMatch(/^200/);
  });

  it('keeps the recording until the class is archived', async () => {
    const recordingId = await world.recording();
    const { id, revision } = await world.publish({ recordingId });
    const remove = () => trainer().delete(`/api/recordings/${recordingId}`);
    expect(refusal(await remove())).toBe('409 recording-in-use');
    told(await trainer().post(`/api/classes/${id}/archive`, { revision }));
    expect((await remove()).status).toBe(204);
    const back = told(
      await trainer().post(`/api/classes/${id}/unpublish`, { revision: revision + 1 }),
    );
    const again = { revision: back.revision, noPatientData: true };
    expect(refusal(await trainer().post(`/api/classes/${id}/publish`, again))).toBe(
      '422 not-playable',
    );
  });
});
