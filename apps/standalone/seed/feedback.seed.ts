import { Injectable } from '@nestjs/common';
import { ClassVersion } from '@rounds/classes';
import { FeedbackSeed } from '@rounds/feedback';
import { DataSource } from 'typeorm';
import { demoClasses } from '../demo/classes';
import { demoFeedback, demoPins } from '../demo/feedback';

const DAY_MS = 86_400_000;
const ANSWERED_AFTER_DAYS = 2;

/** What the people of the demo have said of its classes. What is there already stays. */
@Injectable()
export class DemoFeedbackSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly feedback: FeedbackSeed,
  ) {}

  async run(people: Map<string, string>): Promise<void> {
    const versions = await this.versions();
    const now = Date.now();
    const trainer = people.get('trainer@rounds.example');
    for (const { email, classSlug, daysAgo, done, ...said } of demoFeedback) {
      const [personId, versionId] = [people.get(email), versions.get(classSlug)];
      if (!personId || !versionId) continue;
      const at = new Date(now - daysAgo * DAY_MS);
      const id = await this.feedback.say({ ...said, personId, versionId, at });
      if (!id || !done || !trainer) continue;
      const later = new Date(at.getTime() + ANSWERED_AFTER_DAYS * DAY_MS);
      await this.feedback.handle([id], done, trainer, later);
    }
    for (const { email, classSlug, daysAgo, ...pin } of demoPins) {
      const [personId, versionId] = [people.get(email), versions.get(classSlug)];
      if (!personId || !versionId) continue;
      await this.feedback.pin({
        ...pin,
        personId,
        versionId,
        at: new Date(now - daysAgo * DAY_MS),
      });
    }
  }

  /** Slug → the first version of the demo's class. */
  private async versions(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const { slug, title } of demoClasses) {
      const order = { createdAt: 'ASC' } as const;
      const version = await this.dataSource.manager.findOne(ClassVersion, {
        where: { title, number: 1 },
        order,
      });
      if (version) found.set(slug, version.id);
    }
    return found;
  }
}
