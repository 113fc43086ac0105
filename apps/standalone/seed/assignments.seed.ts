import { Injectable } from '@nestjs/common';
import { Practice, type ParticipantRole } from '@rounds/accounts';
import { ClassVersion } from '@rounds/classes';
import { Assignment } from '@rounds/learning';
import { newId } from '@rounds/platform/ids';
import { Topic } from '@rounds/workflow-map';
import { DataSource } from 'typeorm';

const DAY_MS = 86_400_000;

interface DemoAssignment {
  practice: string;
  participantRole: ParticipantRole;
  /** Of a class, or key of a billing step. */
  classTitle?: string;
  billingStep?: string;
  dueInDays: number;
  note: string;
}

const demoAssignments: readonly DemoAssignment[] = [
  {
    practice: 'Lakeside Chiropractic',
    participantRole: 'front-desk',
    classTitle: 'Chiropractic eligibility: know before the adjustment',
    dueInDays: -6,
    note: 'Before the new plan year begins.',
  },
  {
    practice: 'Lakeside Chiropractic',
    participantRole: 'biller',
    billingStep: 'denials',
    dueInDays: 12,
    note: '',
  },
  {
    practice: 'Harbor Physical Therapy',
    participantRole: 'charge-entry',
    classTitle: 'From minutes to units: charge capture in physical therapy',
    dueInDays: 4,
    note: '',
  },
];

/** What the practices of the demo have to finish. Made once. */
@Injectable()
export class AssignmentsSeed {
  constructor(private readonly dataSource: DataSource) {}

  async run(): Promise<void> {
    const { manager } = this.dataSource;
    if ((await manager.count(Assignment)) > 0) return;
    for (const { practice, participantRole, dueInDays, note, ...target } of demoAssignments) {
      const found = await manager.findOneBy(Practice, { name: practice });
      const version = target.classTitle
        ? await manager.findOneBy(ClassVersion, { title: target.classTitle, number: 1 })
        : null;
      const topic = target.billingStep
        ? await manager.findOneBy(Topic, { axis: 'billing', key: target.billingStep })
        : null;
      if (!found || Boolean(version) === Boolean(topic)) continue;
      await manager.insert(Assignment, {
        id: newId(),
        practiceId: found.id,
        personId: null,
        participantRole,
        classId: version?.classId ?? null,
        topicId: topic?.id ?? null,
        dueOn: new Date(Date.now() + dueInDays * DAY_MS).toISOString().slice(0, 10),
        note,
        createdBy: null,
        createdAt: new Date(),
      });
    }
  }
}
