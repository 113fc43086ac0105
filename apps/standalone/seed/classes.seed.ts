import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ClassSeed, ClassVersion } from '@rounds/classes';
import { WatchSeed } from '@rounds/learning';
import { PRIORITY } from '@rounds/platform/queue';
import { Recording, RecordingsService } from '@rounds/recordings';
import { DataSource, IsNull } from 'typeorm';
import { demoClasses, type DemoClass, type DemoFilm } from '../demo/classes';
import { demoProgress } from '../demo/people';
import { findRoot } from '../root';

/**
 * The demo's classes. They are published at once and play as soon as the pipeline has made them:
 * it takes them like any upload, only after whatever a person waits for.
 */
@Injectable()
export class ClassesSeed {
  private readonly films = join(findRoot(), 'apps/standalone/demo/media');

  constructor(
    private readonly dataSource: DataSource,
    private readonly recordings: RecordingsService,
    private readonly classes: ClassSeed,
    private readonly watch: WatchSeed,
  ) {}

  async run(people: Map<string, string>): Promise<void> {
    for (const lesson of demoClasses) {
      const recordingId = await this.recording(lesson, people);
      const seeded = await this.dataSource.manager.existsBy(ClassVersion, { recordingId });
      if (!seeded) await this.publish(lesson, recordingId, people);
    }
  }

  private async recording({ slug }: DemoClass, people: Map<string, string>): Promise<string> {
    const fileName = `${slug}.mp4`;
    const where = { fileName, deletedAt: IsNull() };
    const present = await this.dataSource.manager.findOneBy(Recording, where);
    if (present) return present.id;
    const { id } = await this.recordings.createFromFile(join(this.films, fileName), {
      fileName,
      uploadedBy: people.get('trainer@rounds.example') ?? null,
      priority: PRIORITY.low,
    });
    return id;
  }

  private async publish(
    lesson: DemoClass,
    recordingId: string,
    people: Map<string, string>,
  ): Promise<void> {
    const { slug, title, speaker, description, specialties } = lesson;
    const json = await readFile(join(this.films, `${slug}.json`), 'utf8');
    const { durationMs, chapters } = JSON.parse(json) as DemoFilm;
    const { versionId } = await this.classes.publishAsSystem({
      recordingId,
      title,
      speaker,
      description,
      specialties: [...specialties],
      topics: [...new Set(chapters.flatMap(({ topics }) => topics))],
      audience:
        specialties.length > 0
          ? { kind: 'specialties', keys: [...specialties] }
          : { kind: 'everyone' },
      durationMs,
      chapters: chapters.map((chapter) => ({ ...chapter, topics: [...chapter.topics] })),
    });
    for (const { email, classSlug, intervals } of demoProgress) {
      const personId = people.get(email);
      if (classSlug !== slug || !personId) continue;
      await this.watch.recordWatched(
        personId,
        versionId,
        intervals.map(([start, end]) => [start, end] as const),
      );
    }
  }
}
