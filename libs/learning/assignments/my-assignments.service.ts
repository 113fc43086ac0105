import { Injectable } from '@nestjs/common';
import type { Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import type { ParticipantRole } from '@rounds/accounts';
import { AssignedWork } from './assigned-work.service';
import type { DueList } from './schemas';

/** What the signed-in person has to do. */
@Injectable()
export class MyAssignments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly work: AssignedWork,
  ) {}

  async list({ personId, practiceId, specialties, locale }: Principal): Promise<DueList> {
    // Nothing is ever assigned to the vendor's own people.
    if (practiceId === null) return { items: [] };
    const rows: { id: string; participantRole: ParticipantRole | null }[] =
      await this.dataSource.query(
        `select id, participant_role as "participantRole" from person where id = $1`,
        [personId],
      );
    const team = { practiceId, specialties, people: rows, locale };
    const found = await this.work.of(team, new Date());
    return { items: found.get(personId) ?? [] };
  }
}
