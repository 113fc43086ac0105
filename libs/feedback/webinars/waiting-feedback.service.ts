import { Injectable } from '@nestjs/common';
import { newId } from '@rounds/platform/ids';
import { Sweeps } from '@rounds/platform/queue';
import { DataSource, type EntityManager } from 'typeorm';
import { VERSION_OF_BROADCAST } from './class-of-webinar';

interface Waiting {
  personId: string;
  versionId: string;
  classId: string;
  title: string;
  rating: number;
  ratedAt: Date;
  remark: string;
  remarkAt: Date | null;
}

/** As many as one sweep moves; the next one goes on. */
const AT_ONCE = 500;

/** Brings what was said of a webinar to the class, as soon as there is one. */
@Injectable()
export class WaitingFeedback {
  constructor(private readonly dataSource: DataSource) {}

  @Sweeps()
  async move(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      for (const waiting of await take(manager)) await give(manager, waiting);
    });
  }
}

async function take(manager: EntityManager): Promise<Waiting[]> {
  const [rows]: [Waiting[], number] = await manager.query(
    `delete from webinar_feedback waiting using (
       select said.webinar_id, said.person_id, version.id, version.class_id, version.title
       from webinar_feedback said join broadcast on broadcast.webinar_id = said.webinar_id
       join ${VERSION_OF_BROADCAST} limit $1
     ) made
     where waiting.webinar_id = made.webinar_id and waiting.person_id = made.person_id
     returning waiting.person_id as "personId", made.id as "versionId",
       made.class_id as "classId", made.title, waiting.rating, waiting.rated_at as "ratedAt",
       waiting.remark, waiting.remark_at as "remarkAt"`,
    [AT_ONCE],
  );
  return rows;
}

/** What the person has said of the class since then stays. */
async function give(manager: EntityManager, waiting: Waiting): Promise<void> {
  const { personId, versionId, classId, title, rating, ratedAt, remark, remarkAt } = waiting;
  await manager.query(
    `insert into feedback as old (id, person_id, class_version_id, kind, thing_id, thing_title,
       rating, rated_at, remark, remark_at, asked_at)
     values ($1, $2, $3, 'class', $4, $5, $6, $7, $8, $9, $7)
     on conflict (person_id, class_version_id, kind, thing_id) do update set
       rating = excluded.rating, rated_at = excluded.rated_at, remark = excluded.remark,
       remark_at = excluded.remark_at
     where coalesce(old.rated_at, old.asked_at) < excluded.rated_at`,
    [newId(), personId, versionId, classId, title, rating, ratedAt, remark, remarkAt],
  );
}
