import { Injectable } from '@nestjs/common';
import { readCursor, toPage, type Page } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { RegistrationQuery, RegistrationView } from './schemas';

interface Row {
  id: string;
  personId: string;
  name: string;
  practice: string | null;
  state: RegistrationView['state'];
  position: number;
  registeredAt: Date;
}

const PLACE = z.tuple([z.coerce.number().int().min(0).max(2_147_483_647)]);

/** Who comes to a webinar, for those who give it. */
@Injectable()
export class RegistrationList {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of their coming; who left is in it, too. */
  async list(
    webinarId: string,
    { cursor, limit }: RegistrationQuery,
  ): Promise<Page<RegistrationView>> {
    const [after] = cursor === undefined ? [-1] : readCursor(cursor, PLACE);
    const rows: Row[] = await this.dataSource.query(
      `select registration.id, person.id as "personId", person.name, practice.name as practice,
         registration.state, registration.position, registration.registered_at as "registeredAt"
       from webinar_registration registration
       join person on person.id = registration.person_id
       left join practice on practice.id = person.practice_id
       where webinar_id = $1 and position > $2 order by position limit $3`,
      [webinarId, after, limit + 1],
    );
    return toPage(rows, limit, ({ position }) => [String(position)], toView);
  }
}

const toView = ({ id, personId, name, practice, state, registeredAt }: Row): RegistrationView => ({
  ...{ id, person: { id: personId, name, practice }, state },
  registeredAt: registeredAt.toISOString(),
});
