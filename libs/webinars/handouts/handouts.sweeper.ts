import { Inject, Injectable } from '@nestjs/common';
import { Sweeps } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { DataSource } from 'typeorm';
import { handoutKey } from './handout-key';

const LOOK_EVERY_MS = 60_000;
const AT_ONCE = 50;

/** Removes files that were taken back a day ago, and what a crash left of one that came. */
@Injectable()
export class HandoutSweeper {
  private lookedAt = 0;

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly dataSource: DataSource,
  ) {}

  @Sweeps()
  async remove(): Promise<void> {
    if (Date.now() - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = Date.now();
    await this.dataSource.transaction(async (manager) => {
      // Locked: who shares one again meanwhile finds it or not, never half of it.
      const due: { id: string; webinarId: string }[] = await manager.query(
        `select id, webinar_id as "webinarId" from handout_file
         where withdrawn_at < now() - interval '1 day'
           or (bytes is null and created_at < now() - interval '1 hour')
         limit $1 for update skip locked`,
        [AT_ONCE],
      );
      for (const file of due) await this.storage.remove(handoutKey(file));
      await manager.query('delete from handout_file where id = any($1)', [due.map(({ id }) => id)]);
    });
  }
}
