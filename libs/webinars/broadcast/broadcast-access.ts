import type { Principal } from '@rounds/platform/http';

export type BroadcastRole = 'host' | 'speaker' | 'viewer';

/** The schedule tells who presents and who watches. */
export interface BroadcastAccess {
  /** Null: the person may not know of it. */
  roleOf(webinarId: string, principal: Principal): Promise<BroadcastRole | null>;
  /** What the recording and the class that come of it are called; of a rehearsal comes no class. */
  aboutOf(webinarId: string): Promise<{ title: string; isRehearsal: boolean }>;
  /** @throws DomainError `wrong-webinar-state` for a draft, and for one that is over or cancelled */
  assertPresentable(webinarId: string): Promise<void>;
}

export const BROADCAST_ACCESS = Symbol('broadcast-access');
