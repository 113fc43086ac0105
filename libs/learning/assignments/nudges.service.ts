import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { CONFIG, type Config } from '@rounds/platform/config';
import { notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { Mailer } from '@rounds/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { AssignedWork } from './assigned-work.service';
import { nudgeMail } from './nudge-mail';
import { Nudge } from './nudge.entity';
import type { DueItem, NudgeAnswer, NudgeInput } from './schemas';
import { Teams, type TeamPerson } from './teams.service';

const DAY_MS = 24 * 3_600_000;

/** Reminds people by mail of what is overdue: nobody more than once a day. */
@Injectable()
export class Nudges {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly work: AssignedWork,
    private readonly teams: Teams,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
  ) {}

  /**
   * Tells who got a mail, and why the others did not.
   * @throws DomainError `not-found` when somebody is not of the team: then nobody gets one
   */
  async send({ personIds }: NudgeInput, by: Principal): Promise<NudgeAnswer> {
    const overdue = await this.overdue(by);
    return await this.dataSource.transaction(async (manager) => {
      // Two clicks at once are one after the other, and the second finds the first.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [by.practiceId]);
      const { people } = await this.teams.of(by, manager);
      const answer: NudgeAnswer = { sent: [], skipped: [] };
      for (const id of new Set(personIds)) {
        const person = people.find((one) => one.id === id);
        if (!person) throw notFound('person');
        const late = overdue.get(id) ?? [];
        const reason = reasonAgainst(person, late);
        if (reason) {
          answer.skipped.push({ personId: id, reason });
          continue;
        }
        await this.nudge(person, late, people, by, manager);
        answer.sent.push(id);
      }
      return answer;
    });
  }

  private async overdue(by: Principal): Promise<Map<string, DueItem[]>> {
    const found = await this.work.of(await this.teams.of(by), new Date());
    return new Map(
      [...found].map(([id, items]) => [id, items.filter(({ state }) => state === 'overdue')]),
    );
  }

  private async nudge(
    { id: personId, name, email, locale }: TeamPerson,
    overdue: readonly DueItem[],
    people: readonly TeamPerson[],
    by: Principal,
    manager: EntityManager,
  ): Promise<void> {
    const from = people.find(({ id }) => id === by.personId)?.name ?? 'Rounds';
    const url = new URL('/me', this.config.PUBLIC_URL).href;
    await manager.insert(Nudge, { id: newId(), personId, sentBy: by.personId, sentAt: new Date() });
    await this.mailer.send(
      { to: email, ...nudgeMail({ name, from, url, overdue, locale }) },
      manager,
    );
    await this.audit.record(
      {
        actorId: by.personId,
        action: 'person.nudged',
        subjectType: 'person',
        subjectId: personId,
        practiceId: by.practiceId,
        details: { assignments: overdue.map(({ assignmentId }) => assignmentId) },
      },
      manager,
    );
  }
}

function reasonAgainst(
  { nudgedAt }: TeamPerson,
  overdue: readonly DueItem[],
): NudgeAnswer['skipped'][number]['reason'] | null {
  if (overdue.length === 0) return 'nothing-overdue';
  return nudgedAt && Date.now() - nudgedAt.getTime() < DAY_MS ? 'nudged-today' : null;
}
