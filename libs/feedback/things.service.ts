import { Inject, Injectable, Optional } from '@nestjs/common';
import {
  FINISHED,
  ClassesService,
  PROGRESS_READER,
  type Outline,
  type ProgressReader,
} from '@rounds/classes';
import { TakenQuizzes } from '@rounds/learning';
import { notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { isFinished, type Thing } from './due';
import type { ThingInput } from './schemas';

/** What can be rated in a class version, and how far a person is with each. */
@Injectable()
export class Things {
  constructor(
    private readonly classes: ClassesService,
    private readonly quizzes: TakenQuizzes,
    @Optional() @Inject(PROGRESS_READER) private readonly progress: ProgressReader | null,
  ) {}

  /**
   * What the thing is called. A quiz is rated by those who have handed it in.
   * @throws DomainError `not-found` when it is not of this version, or not for this person
   */
  async titleOf({ kind, thingId, versionId }: ThingInput, viewer: Principal): Promise<string> {
    const outline = await this.classes.visibleOutline(versionId, viewer);
    const things =
      kind === 'quiz' ? await this.quizzesOf(outline, viewer.personId) : partsOf(outline);
    const found = things.find((one) => one.kind === kind && one.thingId === thingId);
    if (!found || (kind === 'quiz' && !found.finished)) throw notFound(kind);
    return found.title;
  }

  /** The quizzes that the person has begun, the class, then its chapters in order. */
  async of(outline: Outline, personId: string): Promise<Omit<Thing, 'asked'>[]> {
    const { versionId, durationMs } = outline;
    const [quizzes, read] = await Promise.all([
      this.quizzesOf(outline, personId),
      this.progress?.read(personId, [outline]),
    ]);
    const progress = read?.get(versionId);
    const parts = partsOf(outline).map((part) => ({
      ...part,
      finished:
        part.kind === 'class'
          ? progress !== undefined && isFinished(progress, durationMs ?? 0)
          : (progress?.chapters.get(part.thingId) ?? 0) >= FINISHED,
    }));
    return [...quizzes, ...parts];
  }

  private async quizzesOf({ versionId }: Outline, personId: string): Promise<Part[]> {
    const taken = await this.quizzes.of(personId, versionId);
    return taken.map(({ quizId, title, finished }) => ({
      kind: 'quiz' as const,
      thingId: quizId,
      title,
      finished,
    }));
  }
}

type Part = Omit<Thing, 'asked'>;

const partsOf = ({ classId, title, chapters }: Outline): Part[] => [
  { kind: 'class', thingId: classId, title, finished: false },
  ...chapters.map((chapter) => ({
    kind: 'chapter' as const,
    thingId: chapter.id,
    title: chapter.title,
    finished: false,
  })),
];
