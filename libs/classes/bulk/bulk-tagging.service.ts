import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource, In } from 'typeorm';
import { each } from './bulk-each';
import type { BulkRestore, BulkResult, BulkTag, BulkTagResult } from './bulk-schemas';
import { differences, retag, type ClassTags } from './bulk-tags';
import { ClassEditing } from '../editing/class-editing.service';
import { assertRevision } from '../class-state';
import { Class } from '../class.entity';
import { Outlines } from '../outline/outlines.service';

const MOST_NAMES = 50;

interface Known {
  title: string;
  revision: number;
  tags: ClassTags;
}

/** Files many classes under topics, specialties, a speaker and an audience; shows first what comes. */
@Injectable()
export class BulkTagging {
  constructor(
    private readonly dataSource: DataSource,
    private readonly editing: ClassEditing,
    private readonly outlines: Outlines,
  ) {}

  /**
   * Each is `changed` or `unchanged`, or says why not; a preview says the same and does nothing.
   * @throws DomainError `unknown-topic`, `unknown-specialty`, `unknown-practice`
   */
  async tag({ items, preview, ...change }: BulkTag, by: Principal): Promise<BulkTagResult[]> {
    await this.editing.tags({
      topics: [...(change.topics?.keys ?? [])],
      specialties: [...(change.specialties?.keys ?? [])],
    });
    if (change.audience) await this.editing.assertAudience(change.audience);
    const known = await this.read(items.map(({ id }) => id));
    const results = await each(items, async ({ id, revision }) => {
      const found = known.get(id);
      if (!found) throw notFound('class');
      assertRevision(found.revision, revision);
      const after = retag(found.tags, change);
      assertFew(after);
      const facts = differences(found.tags, after);
      if (Object.keys(facts).length === 0) return { id, code: 'unchanged', revision };
      if (preview) return { id, code: 'changed', revision };
      await this.editing.change(id, { revision, ...facts }, by);
      return { id, code: 'changed', revision: revision + 1 };
    });
    return results.map((result) => {
      const found = known.get(result.id);
      const before = found?.tags ?? null;
      const goes = before && ['changed', 'unchanged'].includes(result.code);
      const after = goes ? retag(before, change) : null;
      return { ...result, title: found?.title ?? '', before, after };
    });
  }

  /** Undoes a change, unless somebody has edited the class since: `changed`, or why not. */
  async restore({ items }: BulkRestore, by: Principal): Promise<BulkResult[]> {
    return each(items, async ({ id, revision, ...tags }) => {
      await this.editing.change(id, { revision, ...tags }, by);
      return { id, code: 'changed', revision: revision + 1 };
    });
  }

  private async read(ids: readonly string[]): Promise<Map<string, Known>> {
    const classes = await this.dataSource.manager.findBy(Class, { id: In([...ids]) });
    const outlines = await this.outlines.many(classes.map((found) => found.currentVersionId));
    return new Map(
      classes.flatMap(({ id, revision, currentVersionId, audience }) => {
        const outline = outlines.get(currentVersionId);
        if (!outline) return [];
        const { title, topics, specialties, speaker } = outline;
        return [[id, { title, revision, tags: { topics, specialties, speaker, audience } }]];
      }),
    );
  }
}

function assertFew({ topics, specialties }: ClassTags): void {
  if (topics.length <= MOST_NAMES && specialties.length <= MOST_NAMES) return;
  throw new DomainError('too-many-topics', 'invalid', `A class has at most ${MOST_NAMES} topics`);
}
