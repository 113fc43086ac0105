import { Injectable } from '@nestjs/common';
import { ClassesService } from '@rounds/classes';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource } from 'typeorm';
import { PinThrottle } from './pin-throttle';
import { toHandled, type HandlingColumns } from './said-row';
import type { NewPin, PinList, PinView } from './schemas';

/** So many pins a person has in a class version at most. */
const MAX_PINS = 200;

interface Row extends Omit<PinView, 'handled'>, HandlingColumns {}

/** "Unclear here", as the people who say it see it. */
@Injectable()
export class Pins {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
    private readonly throttle: PinThrottle,
  ) {}

  /** The person's own in the current version, in the order of the class. @throws DomainError `not-found` */
  async own(classId: string, viewer: Principal): Promise<PinList> {
    const { versionId } = await this.classes.visibleVersion(classId, viewer);
    const rows = await this.find('class_version_id', versionId, viewer.personId);
    return { versionId, items: rows.map(toView) };
  }

  /**
   * Pins a second; one that is pinned already stays the same pin.
   * @throws DomainError `not-found`, `beyond-the-end`, `too-many-pins`
   */
  async pin({ versionId, atMs, words }: NewPin, viewer: Principal): Promise<PinView> {
    const { durationMs } = await this.classes.visibleOutline(versionId, viewer);
    if (atMs >= (durationMs ?? 0)) {
      throw new DomainError('beyond-the-end', 'unprocessable', 'The class ends before that', {
        fields: { atMs: 'The class ends before that' },
      });
    }
    await this.throttle.count(viewer.personId);
    const second = atMs - (atMs % 1000);
    const saved: { id: string }[] = await this.dataSource.query(
      `insert into unclear_pin as old (id, person_id, class_version_id, at_ms, words, said_at)
       select $1::uuid, $2::uuid, $3::uuid, $4::integer, $5::text, now() where $6::integer > (
         select count(*) from unclear_pin
         where person_id = $2::uuid and class_version_id = $3::uuid and at_ms <> $4::integer)
       on conflict (person_id, class_version_id, at_ms) do update set
         words = case excluded.words when '' then old.words else excluded.words end,
         said_at = case when excluded.words in ('', old.words) then old.said_at else now() end
       returning id`,
      [newId(), viewer.personId, versionId, second, words, MAX_PINS],
    );
    if (!saved[0]) {
      throw new DomainError('too-many-pins', 'too-many', 'There are enough pins in this class');
    }
    return await this.one(saved[0].id, viewer.personId);
  }

  /** @throws DomainError `not-found` for what is not one's own */
  async describe(id: string, words: string, { personId }: Principal): Promise<PinView> {
    await this.dataSource.query(
      `update unclear_pin set words = $3, said_at = now()
       where id = $1 and person_id = $2 and words <> $3`,
      [id, personId, words],
    );
    return await this.one(id, personId);
  }

  /** @throws DomainError `not-found` for what is not one's own */
  async remove(id: string, { personId }: Principal): Promise<void> {
    const [, count]: [unknown, number] = await this.dataSource.query(
      `delete from unclear_pin where id = $1 and person_id = $2`,
      [id, personId],
    );
    if (count === 0) throw notFound('pin');
  }

  private async one(id: string, personId: string): Promise<PinView> {
    const [row] = await this.find('id', id, personId);
    if (!row) throw notFound('pin');
    return toView(row);
  }

  private async find(
    column: 'id' | 'class_version_id',
    id: string,
    personId: string,
  ): Promise<Row[]> {
    return await this.dataSource.query(
      `select pin.id, pin.at_ms as "atMs", pin.words, handling.id as "handlingId", handling.note,
         handling.handled_at as "handledAt", handler.name as "handledBy"
       from unclear_pin pin left join feedback_handling handling on handling.id = pin.handling_id
       left join person handler on handler.id = handling.handled_by
       where pin.${column} = $1 and pin.person_id = $2 order by pin.at_ms`,
      [id, personId],
    );
  }
}

const toView = (row: Row): PinView => ({
  id: row.id,
  atMs: row.atMs,
  words: row.words,
  handled: toHandled(row),
});
