import { Injectable } from '@nestjs/common';
import { ClassesService } from '@rounds/classes';
import { Audit } from '@rounds/platform/audit';
import { notFound } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { Broadcast } from '../broadcast/broadcast.entity';
import { mediaTimeOf } from '../broadcast/media-time';
import { gapsOf, type ShownTake } from '../broadcast/take';
import { TakeReader } from '../broadcast/take-reader.service';
import { Handouts, type OpenedFile } from '../handouts/handouts.service';
import { RoomRecords } from '../room/room-records.service';
import type { SharedFact } from '../room/room-state';
import { LeftOutQuestion } from './left-out-question.entity';
import type { LivePolls, LiveRecord } from './schemas';

interface Source {
  broadcast: Broadcast;
  /** What the class shows is what went out, so that its seconds are those of the webinar. */
  isShown: boolean;
}

/** What is kept of the webinar that a class was. */
@Injectable()
export class LiveRecords {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
    private readonly room: RoomRecords,
    private readonly takes: TakeReader,
    private readonly handouts: Handouts,
    private readonly audit: Audit,
  ) {}

  /** Nothing of a class that was no webinar. @throws DomainError `not-found` */
  async of(classId: string, principal: Principal): Promise<LiveRecord> {
    const source = await this.sourceOf(classId, principal);
    if (!source) return { webinarId: null, gaps: [], questions: [], handouts: [] };
    const { webinarId, id } = source.broadcast;
    const staff = isStaff(principal);
    const takes = source.isShown ? await this.takes.shown(id) : null;
    const questions = await this.questions(webinarId, takes);
    return {
      webinarId: staff ? webinarId : null,
      gaps: takes ? gapsOf(takes) : [],
      handouts: [...(await this.room.handouts(webinarId))].map(toHandout),
      questions: questions.filter(({ answer, leftOut }) => staff || (answer && !leftOut)),
    };
  }

  /** For whoever may see the class. @throws DomainError `not-found` */
  async handout(classId: string, handout: number, principal: Principal): Promise<OpenedFile> {
    const source = await this.sourceOf(classId, principal);
    if (!source) throw notFound('handout');
    return await this.handouts.openShared(source.broadcast.webinarId, handout);
  }

  /** @throws DomainError `not-found` */
  async polls(classId: string, principal: Principal): Promise<LivePolls> {
    const source = await this.sourceOf(classId, principal);
    return { items: source ? await this.room.polls(source.broadcast.webinarId) : [] };
  }

  /** Whether learners are shown a question. @throws DomainError `not-found` */
  async leaveOut(
    classId: string,
    question: number,
    leftOut: boolean,
    principal: Principal,
  ): Promise<void> {
    const webinarId = (await this.sourceOf(classId, principal))?.broadcast.webinarId;
    const asked = webinarId ? await this.room.questions(webinarId) : [];
    if (!webinarId || !asked.some(({ id }) => id === question)) throw notFound('question');
    await this.dataSource.transaction(async (manager) => {
      const row = { webinarId, question };
      if (leftOut) await manager.upsert(LeftOutQuestion, row, ['webinarId', 'question']);
      else await manager.delete(LeftOutQuestion, row);
      await this.audit.record(
        {
          ...{ actorId: principal.personId, subjectType: 'class', subjectId: classId },
          action: leftOut ? 'class.question-left-out' : 'class.question-taken-in',
          details: { question },
        },
        manager,
      );
    });
  }

  /** Of the video that is shown, else of the one that the class began with. */
  private async sourceOf(classId: string, principal: Principal): Promise<Source | null> {
    const { recordingId } = await this.classes.visibleVersion(classId, principal);
    const { manager } = this.dataSource;
    const shown = await manager.findOneBy(Broadcast, { recordingId });
    if (shown) return { broadcast: shown, isShown: true };
    const first = await manager.findOneBy(Broadcast, { classId });
    return first && { broadcast: first, isShown: false };
  }

  private async questions(
    webinarId: string,
    takes: readonly ShownTake[] | null,
  ): Promise<LiveRecord['questions']> {
    const [asked, leftOut] = await Promise.all([
      this.room.questions(webinarId),
      this.dataSource.manager.findBy(LeftOutQuestion, { webinarId }),
    ]);
    const hidden = new Set(leftOut.map(({ question }) => question));
    const place = (at: Date): number | null => takes && mediaTimeOf(takes, at);
    return asked.map(({ at, answer, ...question }) => ({
      ...question,
      atMs: place(at),
      answer: answer && { how: answer.how, text: answer.text, atMs: place(answer.at) },
      leftOut: hidden.has(question.id),
    }));
  }
}

const toHandout = ([id, fact]: [number, SharedFact]): LiveRecord['handouts'][number] =>
  fact.kind === 'file-shared'
    ? { id, title: fact.name, url: null, bytes: fact.bytes }
    : { id, title: fact.title, url: fact.url, bytes: null };
