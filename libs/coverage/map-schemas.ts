import { z } from 'zod';
import { REQUEST_STATES } from './topic-request';

const count = z.number().int().min(0);
const position = z.number().int().min(0);
const fraction = z.number().min(0).max(1);

/** What people ask for at a place. */
export const placeRequest = z
  .object({
    /** People, of all practices together. */
    votes: count,
    /** Whether the person is one of them. */
    mine: z.boolean(),
    state: z.enum(REQUEST_STATES),
    /** What the trainers answered; only for those who asked. */
    note: z.string(),
  })
  .meta({ id: 'PlaceRequest' });
export type PlaceRequest = z.infer<typeof placeRequest>;

const place = z
  .object({
    /** Chapters, and classes that are about it as a whole. */
    count,
    begun: count,
    finished: count,
    /** The one to open when there is just one; without a chapter the class from where one stopped. */
    only: z.object({ classId: z.uuid(), chapterId: z.uuid().nullable() }).nullable(),
    request: placeRequest.nullable(),
  })
  .meta({ id: 'MapPlace' });
export type PlaceView = z.infer<typeof place>;

const step = z.object({ key: z.string(), title: z.string(), summary: z.string(), whole: place });

export const mapView = z
  .object({
    /** The specialties that it is drawn for; none: for all. */
    specialties: z.array(z.string()),
    rows: z.array(
      step
        .extend({
          overlays: z.array(
            z.object({ key: z.string(), title: z.string(), specialty: z.string(), whole: place }),
          ),
          /** One for each column. */
          cells: z.array(place),
        })
        .meta({ id: 'MapRow' }),
    ),
    columns: z.array(step.meta({ id: 'MapColumn' })),
  })
  .meta({ id: 'WorkMap' });
export type MapView = z.infer<typeof mapView>;

const plain = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\0'), 'No NUL characters');

export const mapQuery = z.object({
  /** A specialty's key, `all`, or left out: those of the person's practice. */
  specialty: plain(100).optional(),
});
export type MapQuery = z.infer<typeof mapQuery>;

const placeFields = {
  practice: z.string().max(200).nullable().default(null),
  billing: z.string().max(200).nullable().default(null),
};
interface Named {
  practice: string | null;
  billing: string | null;
}
const isPlace = ({ practice, billing }: Named): boolean => practice !== null || billing !== null;
const NO_PLACE = 'Name a practice step, a billing step or both';

export const placeInput = z.object(placeFields).refine(isPlace, NO_PLACE);
export type PlaceInput = z.infer<typeof placeInput>;

export const chaptersQuery = z
  .object({ ...placeFields, specialty: mapQuery.shape.specialty })
  .refine(isPlace, NO_PLACE);
export type ChaptersQuery = z.infer<typeof chaptersQuery>;

export const placeChapters = z
  .object({
    items: z.array(
      z
        .object({
          classId: z.uuid(),
          classTitle: z.string(),
          /** Null: the class as a whole. */
          chapterId: z.uuid().nullable(),
          /** Of the chapter, or of the class. */
          title: z.string(),
          startMs: position,
          endMs: position,
          progress: fraction,
          /** Empty: it serves all. */
          specialties: z.array(z.string()),
        })
        .meta({ id: 'PlaceChapter' }),
    ),
    /** There may be more than are told here. */
    total: count,
  })
  .meta({ id: 'PlaceChapters' });
export type PlaceChapters = z.infer<typeof placeChapters>;
