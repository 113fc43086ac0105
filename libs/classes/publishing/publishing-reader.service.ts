import { Injectable } from '@nestjs/common';
import { PeopleReader } from '@rounds/accounts';
import { DataSource } from 'typeorm';
import { ClassVersion } from '../class-version.entity';
import type { Class } from '../class.entity';
import type { Outline } from '../outline/outline';
import { checklistOf } from './checklist';
import { KEPT_DAYS } from './kept-days';
import { PublishWish } from './publish-wish.entity';
import type { PublishingView } from './publishing-schemas';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What staff see of the way of a class to its learners, and back. */
@Injectable()
export class PublishingReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleReader,
  ) {}

  async of(found: Class, outline: Outline, playable: boolean): Promise<PublishingView> {
    const { manager } = this.dataSource;
    const [version, wish] = await Promise.all([
      manager.findOneByOrFail(ClassVersion, { id: outline.versionId }),
      manager.findOneBy(PublishWish, { classId: found.id }),
    ]);
    const { patientCheckedBy, patientCheckedAt } = version;
    const ids = [patientCheckedBy, wish?.askedBy, found.deletedBy];
    const names = await this.people.findNames(ids.flatMap((id) => id ?? []));
    const by = (id: string) => names.get(id) ?? '';
    return {
      checklist: checklistOf({ ...outline, playable, patientChecked: patientCheckedAt !== null }),
      patientCheck:
        patientCheckedBy && patientCheckedAt
          ? { by: by(patientCheckedBy), at: patientCheckedAt.toISOString() }
          : null,
      schedule: wish && {
        publishAt: wish.publishAt?.toISOString() ?? null,
        by: by(wish.askedBy),
        askedAt: wish.askedAt.toISOString(),
      },
      archivedFrom: found.archivedFrom,
      deleted: deletionOf(found, by),
    };
  }
}

/** Until when a class that was deleted can come back; null: it cannot any more. */
export const restorableUntil = ({ deletedAt, purgedAt }: Class): string | null =>
  deletedAt && !purgedAt ? new Date(deletedAt.getTime() + KEPT_DAYS * DAY_MS).toISOString() : null;

function deletionOf(found: Class, by: (id: string) => string): PublishingView['deleted'] {
  const { deletedAt, deletedBy, deletedFrom } = found;
  if (!deletedAt || !deletedFrom) return null;
  return {
    by: deletedBy ? by(deletedBy) : '',
    at: deletedAt.toISOString(),
    until: restorableUntil(found),
    from: deletedFrom,
  };
}
