import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { Sweeps } from '@rounds/platform/queue';
import { DataSource } from 'typeorm';
import { ClassPublishing } from './class-publishing.service';
import { PublishWish } from './publish-wish.entity';

const AT_ONCE = 50;
const STANDS = `(class.state = 'draft' and class.current_version_id = wish.class_version_id
  and version.patient_checked_at is not null)`;

interface Due {
  classId: string;
  revision: number;
  askedBy: string;
  askedAt: Date;
  /** It is still the draft that was looked at, and the word for it still stands. */
  stands: boolean;
}

/** Publishes what was to be published by now, as soon as it plays. */
@Injectable()
export class PublishWishSweeper {
  private readonly logger = new Logger('classes');

  constructor(
    private readonly dataSource: DataSource,
    private readonly publishing: ClassPublishing,
  ) {}

  @Sweeps()
  async publish(): Promise<void> {
    for (const wish of await this.due()) {
      if (wish.stands) await this.grant(wish);
      else await this.drop(wish);
    }
  }

  private async due(): Promise<Due[]> {
    return this.dataSource.query(
      `select wish.class_id as "classId", class.revision, wish.asked_by as "askedBy",
         wish.asked_at as "askedAt",
         ${STANDS} as stands
       from publish_wish wish
       join class on class.id = wish.class_id
       join class_version version on version.id = class.current_version_id
       join recording on recording.id = version.recording_id
       where not ${STANDS}
         or (coalesce(wish.publish_at <= now(), true) and recording.playable and recording.duration_ms > 0 and recording.deleted_at is null)
       order by wish.asked_at limit ${AT_ONCE}`,
    );
  }

  private async grant(wish: Due): Promise<void> {
    const { classId, revision, askedBy } = wish;
    try {
      await this.publishing.publish(classId, revision, inTheNameOf(askedBy), false);
    } catch (error) {
      // Edited in this very moment, or not to be published after all: the next sweep looks again.
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(`class ${classId} was not published: ${error.code}`);
    }
  }

  /** Not one that was asked for anew meanwhile. */
  private async drop({ classId, askedAt }: Due): Promise<void> {
    await this.dataSource.manager.delete(PublishWish, { classId, askedAt });
  }
}

/** Whoever confirmed it publishes it, though they may be gone by now. */
const inTheNameOf = (personId: string): Principal => ({
  personId,
  sessionId: '',
  role: 'trainer',
  practiceId: null,
  specialties: [],
  locale: 'en',
  webinarId: null,
});
