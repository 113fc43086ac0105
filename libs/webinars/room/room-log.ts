import { applyEvent } from './apply-event';
import { RecentEvents } from './recent-events';
import { deletedBy, publicEvent, withoutWords } from './public-event';
import type { RoomEvent } from './room-event';
import type { RoomEventView } from './room-schemas';
import { emptyRoom, type RoomState } from './room-state';

/** The state of a room with its history as it is told: each event is put into words once. */
export class RoomLog {
  readonly state: RoomState = emptyRoom();
  readonly recent = new RecentEvents();
  private readonly views: RoomEventView[] = [];
  private readonly texts: string[] = [];

  add(event: RoomEvent): void {
    applyEvent(this.state, event);
    this.recent.add(event.authorId, event.at);
    const view = publicEvent(this.state, event);
    this.views.push(view);
    this.texts.push(JSON.stringify(view));
    const deleted = deletedBy(event);
    const before = deleted === null ? undefined : this.views[deleted - 1];
    if (deleted === null || !before) return;
    const bare = withoutWords(before);
    this.views[deleted - 1] = bare;
    this.texts[deleted - 1] = JSON.stringify(bare);
  }

  viewsBetween(after: number, upTo: number): RoomEventView[] {
    return this.views.slice(after, upTo);
  }

  /** As one message for many. */
  frameBetween(after: number, upTo: number): Buffer {
    return Buffer.from(`{"type":"events","events":[${this.texts.slice(after, upTo).join(',')}]}`);
  }
}
