import type { MapPlace, MapRow, Place, WorkMap } from '../api';

type Overlay = MapRow['overlays'][number];

export interface FoundPlace {
  shown: MapPlace;
  /** Titles of its steps. */
  titles: string[];
  /** What a specialty adds to the step, when the place is a practice step. */
  overlays: Overlay[];
}

/** A place of the map by its steps; null when it is none. */
export function findPlace({ rows, columns }: WorkMap, place: Place): FoundPlace | null {
  const index = columns.findIndex(({ key }) => key === place.billing);
  const column = columns[index];
  if (place.practice === undefined) {
    return column ? { shown: column.whole, titles: [column.title], overlays: [] } : null;
  }
  const row = rows.find(({ key }) => key === place.practice);
  if (!row) return findOverlay(rows, place);
  if (place.billing === undefined) {
    return { shown: row.whole, titles: [row.title], overlays: row.overlays };
  }
  const shown = row.cells[index];
  return column && shown ? { shown, titles: [row.title, column.title], overlays: [] } : null;
}

function findOverlay(rows: readonly MapRow[], { practice, billing }: Place): FoundPlace | null {
  const overlay = rows.flatMap(({ overlays }) => overlays).find(({ key }) => key === practice);
  if (!overlay || billing !== undefined) return null;
  return { shown: overlay.whole, titles: [overlay.title], overlays: [] };
}
