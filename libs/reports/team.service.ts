import { Injectable } from '@nestjs/common';
import { AssignedWork, Teams, type DueItem, type TeamPerson } from '@rounds/learning';
import type { Principal } from '@rounds/platform/http';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource } from 'typeorm';
import type { TeamFilter, TeamMember } from './team-schemas';

const DAY_MS = 24 * 3_600_000;

/** What a manager sees of the own people: who is behind, and why. */
@Injectable()
export class TeamReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly teams: Teams,
    private readonly work: AssignedWork,
    private readonly workflowMap: WorkflowMapService,
  ) {}

  /** Who is behind most comes first, then by name. */
  async members({ overdue, q }: TeamFilter, principal: Principal): Promise<TeamMember[]> {
    const team = await this.teams.of(principal);
    const map = await this.workflowMap.map(principal.locale);
    const steps = [...map.practiceSteps, ...map.billingSteps];
    const [due, topics, quizzes] = await Promise.all([
      this.work.of(team, new Date()),
      this.work.byTopic(
        team,
        steps.map(({ key }) => key),
      ),
      this.quizzes(team.people.map(({ id }) => id)),
    ]);
    const words = q?.toLocaleLowerCase() ?? '';
    return team.people
      .filter(({ name }) => name.toLocaleLowerCase().includes(words))
      .map((person) => {
        const progress = topics.get(person.id);
        return {
          ...stateOf(person, due.get(person.id) ?? []),
          topics: steps.flatMap(({ key, title }) => {
            const part = progress?.get(key);
            return part === undefined ? [] : [{ key, title, progress: part }];
          }),
          quizzes: quizzes.get(person.id) ?? { taken: 0, passed: 0 },
        };
      })
      .filter((member) => !overdue || member.overdue.length > 0)
      .toSorted((one, other) => other.overdue.length - one.overdue.length);
  }

  /** Person id → quizzes taken to their end, and passed at least once. */
  private async quizzes(
    personIds: readonly string[],
  ): Promise<Map<string, { taken: number; passed: number }>> {
    const rows: { personId: string; taken: number; passed: number }[] = await this.dataSource.query(
      `select person_id as "personId", count(distinct quiz_id)::int as taken,
           (count(distinct quiz_id) filter (where passed))::int as passed
         from quiz_attempt where person_id = any($1::uuid[]) and finished_at is not null
         group by person_id`,
      [personIds],
    );
    return new Map(rows.map(({ personId, ...rest }) => [personId, rest]));
  }
}

function stateOf(
  { id, name, participantRole, lastSeenAt, nudgedAt }: TeamPerson,
  items: readonly DueItem[],
): Omit<TeamMember, 'topics' | 'quizzes'> {
  const overdue = items.filter(({ state }) => state === 'overdue');
  const rests = !nudgedAt || Date.now() - nudgedAt.getTime() >= DAY_MS;
  return {
    id,
    name,
    participantRole,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    nudgedAt: nudgedAt?.toISOString() ?? null,
    mayBeNudged: overdue.length > 0 && rests,
    overdue,
    due: items.filter(({ state }) => state === 'due-soon' || state === 'open'),
  };
}
