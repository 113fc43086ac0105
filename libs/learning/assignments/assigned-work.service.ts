import { Injectable } from '@nestjs/common';
import type { Locale, ParticipantRole } from '@rounds/accounts';
import { FINISHED, Outlines, PublishedClasses, type Outline } from '@rounds/classes';
import { DataSource } from 'typeorm';
import { fromMultirange } from '../multirange';
import { coveredMs, lengthOf, type Span } from '../span';
import { daysOverdue, dueState } from './due';
import { workState, type Piece, type WatchedParts } from './required-work';
import type { DueItem } from './schemas';

/** People of one practice: they share what they may watch. */
export interface Team {
  practiceId: string;
  specialties: string[];
  people: readonly { id: string; participantRole: ParticipantRole | null }[];
  /** Of the titles of topics. */
  locale: Locale;
}

interface Row {
  id: string;
  personId: string | null;
  participantRole: ParticipantRole | null;
  classId: string | null;
  topic: string | null;
  topicTitle: string | null;
  dueOn: string;
  note: string;
}

/** Works out what people have to do by when, and how far they are. */
@Injectable()
export class AssignedWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly published: PublishedClasses,
    private readonly outlines: Outlines,
  ) {}

  /** Person id → what is assigned to them, the earliest first. What cannot be watched is left out. */
  async of(team: Team, now: Date): Promise<Map<string, DueItem[]>> {
    const assignments = await this.assignments(team);
    if (assignments.length === 0) return new Map();
    const outlines = await this.visible(team);
    const pieces = new Map(assignments.map((one) => [one.id, piecesOf(one, outlines)]));
    const classIds = new Set([...pieces.values()].flat().map(({ classId }) => classId));
    const watched = await this.watched(team, [...classIds]);
    return new Map(
      team.people.map((person) => [
        person.id,
        assignments
          .filter((one) => isFor(one, person))
          .flatMap((one) => {
            const own = pieces.get(one.id) ?? [];
            if (own.length === 0) return [];
            return toItem(one, own, outlines, watched.get(person.id) ?? NOTHING, now);
          }),
      ]),
    );
  }

  /** Person id → topic → the watched part of what the team may watch about it. */
  async byTopic(team: Team, topics: readonly string[]): Promise<Map<string, Map<string, number>>> {
    const outlines = await this.visible(team);
    const pieces = topics
      .map((topic) => [topic, piecesOf({ classId: null, topic }, outlines)] as const)
      .filter(([, own]) => own.length > 0);
    const watched = await this.watched(
      team,
      outlines.map(({ classId }) => classId),
    );
    return new Map(
      team.people.map(({ id }) => {
        const parts = watched.get(id) ?? NOTHING;
        return [id, new Map(pieces.map(([topic, own]) => [topic, workState(own, parts).progress]))];
      }),
    );
  }

  private async assignments({ practiceId, locale }: Team): Promise<Row[]> {
    return await this.dataSource.query(
      `select assignment.id, assignment.person_id as "personId",
         assignment.participant_role as "participantRole", assignment.class_id as "classId",
         topic.axis || ':' || topic.key as topic,
         case when $2 = 'es' then coalesce(topic.title_es, topic.title) else topic.title end
           as "topicTitle",
         assignment.due_on::text as "dueOn", assignment.note
       from assignment left join topic on topic.id = assignment.topic_id
       where assignment.practice_id is null or assignment.practice_id = $1
       order by assignment.due_on, assignment.id`,
      [practiceId, locale],
    );
  }

  private async visible({ practiceId, specialties }: Team): Promise<Outline[]> {
    const viewer = { role: 'learner', practiceId, specialties } as const;
    const classes = await this.published.find(viewer);
    const outlines = await this.outlines.many(classes.map(({ versionId }) => versionId));
    return classes.flatMap(({ versionId }) => outlines.get(versionId) ?? []);
  }

  private async watched(
    { people }: Team,
    classIds: readonly string[],
  ): Promise<Map<string, WatchedParts>> {
    const rows: WatchedRow[] = await this.dataSource.query(
      `select record.person_id as "personId", version.class_id as "classId",
         version.id as "versionId", version.duration_ms as "durationMs", record.watched,
         version.id = class.current_version_id as current
       from watch_record record join class_version version on version.id = record.class_version_id
       join class on class.id = version.class_id
       where record.person_id = any($1::uuid[]) and version.class_id = any($2::uuid[])`,
      [people.map(({ id }) => id), classIds],
    );
    return partsByPerson(rows, await this.outlines.many(replacedIn(rows)));
  }
}

interface WatchedRow {
  personId: string;
  classId: string;
  versionId: string;
  durationMs: number | null;
  watched: string;
  current: boolean;
}

/** The versions that a class does not show now: what was earned of their chapters still counts. */
const replacedIn = (rows: readonly WatchedRow[]): string[] =>
  rows.flatMap(({ versionId, current }) => (current ? [] : versionId));

const NOTHING: WatchedParts = { spans: new Map(), finished: new Map() };

interface Parts extends WatchedParts {
  spans: Map<string, Span[]>;
  finished: Map<string, Set<string>>;
}

/** @param replaced outlines of the versions that are not current */
function partsByPerson(
  rows: readonly WatchedRow[],
  replaced: ReadonlyMap<string, Outline>,
): Map<string, WatchedParts> {
  const found = new Map<string, Parts>();
  for (const { personId, classId, versionId, durationMs, watched } of rows) {
    const parts: Parts = found.get(personId) ?? { spans: new Map(), finished: new Map() };
    const spans = fromMultirange(watched);
    parts.spans.set(versionId, spans);
    const finish = (thing: string) =>
      parts.finished.set(thing, (parts.finished.get(thing) ?? new Set()).add(versionId));
    if (durationMs && lengthOf(spans) >= FINISHED * durationMs) finish(classId);
    for (const { id, startMs, endMs } of replaced.get(versionId)?.chapters ?? []) {
      if (coveredMs(spans, startMs, endMs) >= FINISHED * (endMs - startMs)) finish(id);
    }
    found.set(personId, parts);
  }
  return found;
}

const isFor = (
  assignment: Pick<Row, 'personId' | 'participantRole'>,
  person: Team['people'][number],
): boolean =>
  assignment.personId === null
    ? assignment.participantRole === null || assignment.participantRole === person.participantRole
    : assignment.personId === person.id;

/** A topic asks for each chapter that is about it, and for all of a class that is. */
function piecesOf(
  { classId, topic }: Pick<Row, 'classId' | 'topic'>,
  outlines: readonly Outline[],
): Piece[] {
  const isMeant = (key: string): boolean =>
    topic !== null && (key === topic || key.startsWith(`${topic}/`));
  return outlines.flatMap((outline): Piece[] => {
    const { versionId, title, durationMs } = outline;
    if (!durationMs) return [];
    const base = { classId: outline.classId, versionId };
    const whole = { ...base, chapterId: null, title, startMs: 0, endMs: durationMs };
    if (classId !== null) return outline.classId === classId ? [whole] : [];
    return outline.chapters
      .filter(({ topics }) => [...topics, ...outline.topics].some(isMeant))
      .map((chapter) => ({
        ...base,
        chapterId: chapter.id,
        title: chapter.title,
        startMs: chapter.startMs,
        endMs: chapter.endMs,
      }));
  });
}

function toItem(
  { id, classId, topic, topicTitle, dueOn, note }: Row,
  pieces: readonly Piece[],
  outlines: readonly Outline[],
  watched: WatchedParts,
  now: Date,
): DueItem {
  const { progress, done, next } = workState(pieces, watched);
  const state = dueState(dueOn, done, now);
  const classTitle = outlines.find((outline) => outline.classId === classId)?.title;
  return {
    assignmentId: id,
    classId,
    topic,
    title: classTitle ?? topicTitle ?? '',
    dueOn,
    note,
    state,
    daysOverdue: state === 'overdue' ? daysOverdue(dueOn, now) : 0,
    progress,
    next: next && {
      classId: next.classId,
      chapterId: next.chapterId,
      title: next.title,
      startMs: next.startMs,
    },
  };
}
