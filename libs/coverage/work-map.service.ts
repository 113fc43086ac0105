import { Injectable } from '@nestjs/common';
import { progressState } from '@rounds/classes';
import type { Principal } from '@rounds/platform/http';
import { placeKey, type Cover, type Place } from './coverage';
import type { ChaptersQuery, MapView, PlaceChapters, PlaceView } from './map-schemas';
import { PlaceReader, progressOf, type Lesson } from './place-reader.service';
import { Votes } from './votes.service';

/** A place has room for so many; the library shows the rest. */
const MAX_CHAPTERS = 50;

/** Where in the work one is, which chapters cover it, and how far the person is with them. */
@Injectable()
export class WorkMap {
  constructor(
    private readonly places: PlaceReader,
    private readonly votes: Votes,
  ) {}

  /** @throws DomainError `unknown-specialty` */
  async draw(specialty: string | undefined, principal: Principal): Promise<MapView> {
    const [{ specialties, map, covers }, asked] = await Promise.all([
      this.places.read(specialty, principal),
      this.votes.byPlace(principal),
    ]);
    const at = (place: Partial<Place>): PlaceView => {
      const key = placeKey({ practice: null, billing: null, ...place });
      return { ...summary(covers.get(key) ?? []), request: asked.get(key) ?? null };
    };
    const fits = (key: string) => specialties.length === 0 || specialties.includes(key);
    return {
      specialties,
      rows: map.practiceSteps.map(({ key: practice, title, summary: about, overlays }) => ({
        ...{ key: practice, title, summary: about, whole: at({ practice }) },
        overlays: overlays
          .filter((overlay) => fits(overlay.specialty))
          .map((overlay) => ({
            ...{ key: overlay.key, title: overlay.title, specialty: overlay.specialty },
            whole: at({ practice: overlay.key }),
          })),
        cells: map.billingSteps.map(({ key: billing }) => at({ practice, billing })),
      })),
      columns: map.billingSteps.map(({ key: billing, title, summary: about }) => ({
        ...{ key: billing, title, summary: about, whole: at({ billing }) },
      })),
    };
  }

  /**
   * What covers a place: what is made for the specialty first, then the newest; finished last.
   * @throws DomainError `unknown-topic`, `wrong-axis`, `unknown-specialty`
   */
  async chapters(query: ChaptersQuery, principal: Principal): Promise<PlaceChapters> {
    const { practice, billing, specialty } = query;
    await this.votes.topicsOf({ practice, billing });
    const { covers } = await this.places.read(specialty, principal);
    const all = covers.get(placeKey({ practice, billing })) ?? [];
    const isFinished = (cover: Cover<Lesson>) => progressState(progressOf(cover)) === 'finished';
    const sorted = [...all.filter((one) => !isFinished(one)), ...all.filter(isFinished)];
    return { items: sorted.slice(0, MAX_CHAPTERS).map(toChapter), total: all.length };
  }
}

function summary(covers: readonly Cover<Lesson>[]): Omit<PlaceView, 'request'> {
  const states = covers.map((cover) => progressState(progressOf(cover)));
  const [first] = covers;
  return {
    count: covers.length,
    begun: states.filter((state) => state === 'begun').length,
    finished: states.filter((state) => state === 'finished').length,
    only:
      first && covers.length === 1
        ? { classId: first.of.classId, chapterId: first.chapter?.id ?? null }
        : null,
  };
}

function toChapter(cover: Cover<Lesson>): PlaceChapters['items'][number] {
  const { of } = cover;
  const chapter = of.chapters.find(({ id }) => id === cover.chapter?.id);
  return {
    classId: of.classId,
    classTitle: of.title,
    chapterId: chapter?.id ?? null,
    title: chapter?.title ?? of.title,
    startMs: chapter?.startMs ?? 0,
    endMs: chapter?.endMs ?? of.durationMs ?? 0,
    progress: progressOf(cover),
    specialties: of.serves,
  };
}
