import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource, In } from 'typeorm';
import { each } from './bulk-each';
import type { BulkMake, BulkPublish, BulkResult, BulkWithdraw } from './bulk-schemas';
import { ClassEditing } from '../editing/class-editing.service';
import { ClassPublishing } from '../publishing/class-publishing.service';
import { Class } from '../class.entity';
import { PublishWishes } from '../publishing/publish-wishes.service';

/** Makes, publishes and withdraws many classes; what cannot be done to one is done to the others. */
@Injectable()
export class BulkClasses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly editing: ClassEditing,
    private readonly publishing: ClassPublishing,
    private readonly wishes: PublishWishes,
  ) {}

  /**
   * A draft of each recording that has no class yet: `made`, or `has-class` with the one there is.
   * @throws DomainError `unknown-topic`, `unknown-specialty`, `unknown-practice`
   */
  async make({ recordings, audience, ...facts }: BulkMake, by: Principal): Promise<BulkResult[]> {
    await this.editing.tags(facts);
    if (audience) await this.editing.assertAudience(audience);
    const items = recordings.map((one) => ({ ...one, id: one.recordingId, revision: null }));
    return each(items, async ({ recordingId, title }) => {
      const known = await this.classOf(recordingId);
      if (known) return { ...known, code: 'has-class' };
      const id = await this.editing.create({ ...facts, recordingId, title, description: '' }, by);
      if (!audience || audience.kind === 'everyone') return { id, code: 'made', revision: 1 };
      await this.editing.change(id, { revision: 1, audience }, by);
      return { id, code: 'made', revision: 2 };
    });
  }

  /** `published`; or `waiting` for the recording to play, when that was asked for. */
  async publish({ items, whenReady }: BulkPublish, by: Principal): Promise<BulkResult[]> {
    const results = await each(items, async ({ id, revision }) => {
      try {
        await this.publishing.publish(id, revision, by, true);
        return { id, code: 'published', revision };
      } catch (error) {
        const early = error instanceof DomainError && error.code === 'not-playable';
        if (!early || !whenReady) throw error;
        await this.wishes.ask(id, revision, by, { publishAt: null, looked: true });
        return { id, code: 'waiting', revision };
      }
    });
    return this.upToDate(results);
  }

  /** Back to a draft that nothing publishes: `withdrawn`. */
  async withdraw({ items }: BulkWithdraw, by: Principal): Promise<BulkResult[]> {
    const results = await each(items, async ({ id, revision }) => {
      const waited = await this.wishes.cancel(id, revision, by);
      if (!waited) await this.publishing.unpublish(id, revision, by);
      return { id, code: 'withdrawn', revision };
    });
    return this.upToDate(results);
  }

  private async classOf(recordingId: string): Promise<{ id: string; revision: number } | null> {
    const [found] = await this.dataSource.query<{ id: string; revision: number }[]>(
      `select class.id, class.revision from class
       join class_version version on version.id = class.current_version_id
       where version.recording_id = $1 and class.state in ('draft', 'published') order by class.id desc limit 1`,
      [recordingId],
    );
    return found ?? null;
  }

  /** With the revisions to go on with. */
  private async upToDate(results: BulkResult[]): Promise<BulkResult[]> {
    const ids = results.map(({ id }) => id);
    const found = await this.dataSource.manager.find(Class, {
      select: { id: true, revision: true },
      where: { id: In(ids) },
    });
    const revisions = new Map(found.map(({ id, revision }) => [id, revision]));
    return results.map((one) => ({ ...one, revision: revisions.get(one.id) ?? null }));
  }
}
