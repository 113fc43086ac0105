import type { Audience } from '../classes/api';
import type { TagChange } from './api';

export interface TagForm {
  mode: 'add' | 'replace';
  topics: string[];
  specialties: string[];
  speaker: string;
  /** Null: each keeps its own. */
  audience: Audience | null;
}

export const emptyTagForm = (): TagForm => ({
  ...{ mode: 'add', topics: [], specialties: [], speaker: '', audience: null },
});

/** What the form asks for; null while it asks for nothing that can be done. */
export function changeOf({ mode, topics, specialties, speaker, audience }: TagForm) {
  if (audience && !isWhole(audience)) return null;
  const change: TagChange = {
    ...(topics.length > 0 && { topics: { mode, keys: topics } }),
    ...(specialties.length > 0 && { specialties: { mode, keys: specialties } }),
    ...(speaker.trim() && { speaker: speaker.trim() }),
    ...(audience && { audience }),
  };
  return Object.keys(change).length > 0 ? change : null;
}

function isWhole(audience: Audience): boolean {
  if (audience.kind === 'specialties') return audience.keys.length > 0;
  return audience.kind !== 'practices' || audience.ids.length > 0;
}
