import { Injectable } from '@nestjs/common';
import { PeopleReader } from '@rounds/accounts';
import type { NewDraft } from '@rounds/classes';
import { DataSource } from 'typeorm';
import { RoomRecords } from '../../room/room-records.service';
import { classAudience } from '../../schedule/class-audience';
import { WebinarPerson } from '../../schedule/webinar-person.entity';
import { WebinarTopic } from '../../schedule/webinar-topic.entity';
import { Webinars } from '../../schedule/webinars.service';
import type { Broadcast } from '../broadcast.entity';
import { mediaTimeOf } from '../media-time';
import { TakeReader } from '../take-reader.service';

/** What a class takes from the webinar that it was. */
@Injectable()
export class WebinarDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly webinars: Webinars,
    private readonly people: PeopleReader,
    private readonly room: RoomRecords,
    private readonly takes: TakeReader,
  ) {}

  async of({ id, recordingId, webinarId, presenterId }: Broadcast): Promise<NewDraft> {
    const { manager } = this.dataSource;
    const order = { position: 'ASC' } as const;
    const [webinar, topics, speaker, marks] = await Promise.all([
      this.webinars.find(webinarId),
      manager.find(WebinarTopic, { where: { webinarId }, order }),
      this.speaker(webinarId, presenterId),
      this.marks(id, webinarId),
    ]);
    const { title, description, audience } = webinar;
    return {
      ...{ recordingId, title, description, speaker, marks, byId: presenterId },
      topicIds: topics.map(({ topicId }) => topicId),
      specialties: audience.kind === 'specialties' ? audience.keys : [],
      audience: classAudience(audience),
    };
  }

  /** Those who were announced as speakers; without any, who presented. */
  private async speaker(webinarId: string, presenterId: string | null): Promise<string> {
    const order = { position: 'ASC' } as const;
    const people = await this.dataSource.manager.find(WebinarPerson, {
      where: { webinarId },
      order,
    });
    const speakers = people.filter(({ role }) => role === 'speaker');
    const hosts = people.filter(({ role }) => role === 'host').map(({ personId }) => personId);
    const ids =
      speakers.length > 0
        ? speakers.map(({ personId }) => personId)
        : [presenterId ?? hosts[0] ?? ''].filter(Boolean);
    const names = await this.people.findNames(ids);
    return ids.flatMap((personId) => names.get(personId) ?? []).join(', ');
  }

  /** A mark is made at the live edge: it is where the host saw it. */
  private async marks(broadcastId: string, webinarId: string): Promise<NewDraft['marks']> {
    const takes = await this.takes.shown(broadcastId);
    return (await this.room.chapterMarks(webinarId)).map(({ title, topic, at }) => ({
      ...{ title, topics: topic === null ? [] : [topic] },
      atMs: mediaTimeOf(takes, at),
    }));
  }
}
