import type { Principal } from '@rounds/platform/http';

/** Who may watch a published class. Staff see everything whatever it says. */
export type Audience =
  | { kind: 'everyone' }
  /** Practices that have at least one of these specialties. */
  | { kind: 'specialties'; keys: string[] }
  | { kind: 'practices'; ids: string[] };

export type Viewer = Pick<Principal, 'role' | 'practiceId' | 'specialties'>;

/** Whether a customer is in the audience; says nothing about staff or about the class's state. */
export function includes(
  audience: Audience,
  { practiceId, specialties }: Pick<Viewer, 'practiceId' | 'specialties'>,
): boolean {
  switch (audience.kind) {
    case 'everyone':
      return true;
    case 'specialties':
      return audience.keys.some((key) => specialties.includes(key));
    case 'practices':
      return practiceId !== null && audience.ids.includes(practiceId);
  }
}
