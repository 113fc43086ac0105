import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ClassVersion } from '@rounds/classes';
import { QuizSeed, type SeededQuestion } from '@rounds/learning';
import { DataSource } from 'typeorm';
import { demoClasses } from '../demo/classes';
import type { DemoKey, DemoQuestion } from '../demo/quiz';
import { demoQuizzes } from '../demo/quizzes';

const DAY_MS = 86_400_000;

/** The quizzes of the demo, and how its people have done. A quiz that is there already stays. */
@Injectable()
export class DemoQuizSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly quizzes: QuizSeed,
  ) {}

  async run(people: Map<string, string>): Promise<void> {
    const author = people.get('trainer@rounds.example');
    if (!author) return;
    for (const { classSlug, questions, attempts, ...facts } of demoQuizzes) {
      const version = await this.versionOf(classSlug);
      if (!version || (await this.quizzes.has(version.classId, facts.title))) continue;
      const input = { ...facts, shuffleOptions: true };
      const quizId = await this.quizzes.publish(version.id, input, questions.map(toInput), author);
      for (const { email, daysAgo, marks } of attempts) {
        const personId = people.get(email);
        if (!personId) continue;
        const at = new Date(Date.now() - daysAgo * DAY_MS);
        const right = [...marks].map((mark) => mark === '1');
        await this.quizzes.take(quizId, { personId, at, right });
      }
    }
  }

  private async versionOf(slug: string): Promise<ClassVersion | null> {
    const title = demoClasses.find((one) => one.slug === slug)?.title;
    if (!title) return null;
    const order = { createdAt: 'ASC' } as const;
    return await this.dataSource.manager.findOne(ClassVersion, {
      where: { title, number: 1 },
      order,
    });
  }
}

const toInput = ({ key, topics, ...rest }: DemoQuestion): SeededQuestion => ({
  ...{ truth: null, value: null, tolerance: 0, unit: '', options: [] },
  ...rest,
  ...toKey(key),
  topics: [...topics],
});

/** Ids of options tell nothing of what is right, nor of the order. */
function toKey(key: DemoKey): Pick<SeededQuestion, 'kind'> & Partial<SeededQuestion> {
  const options = (texts: readonly string[], right: boolean) =>
    texts.map((text) => ({ id: randomUUID(), text, right }));
  switch (key.kind) {
    case 'single':
      return {
        kind: key.kind,
        options: [...options([key.right], true), ...options(key.wrong, false)],
      };
    case 'multiple':
      return {
        kind: key.kind,
        options: [...options(key.right, true), ...options(key.wrong, false)],
      };
    case 'ordering':
      return { kind: key.kind, options: options(key.steps, false) };
    case 'true-false':
    case 'numeric':
      return key;
  }
}
