import { Injectable } from '@nestjs/common';
import { Class, maySee } from '@rounds/classes';
import { readCursor, toPage, type Page, type Principal } from '@rounds/platform/http';
import { DataSource, In } from 'typeorm';
import { PLACE, placeSql } from './place';
import { toSaid, type SaidRow } from './said-row';
import type { OwnQuery, OwnSaid } from './said-schemas';
import { SAID, SAID_COLUMNS, SAID_JOINS } from './said-sql';

type Row = SaidRow & { newsAt: Date; place: string };

/** What a person has said, and what was done about it. */
@Injectable()
export class OwnSaidList {
  constructor(private readonly dataSource: DataSource) {}

  /** What changed last comes first, an answer counts. @throws DomainError `invalid-cursor` */
  async list(query: OwnQuery, viewer: Principal): Promise<Page<OwnSaid>> {
    const { classId, limit, cursor } = query;
    const [at, id] = cursor ? readCursor(cursor, PLACE) : [null, null];
    const rows: Row[] = await this.dataSource.query(
      `select *, ${placeSql('"newsAt"')} as place from (
         select ${SAID_COLUMNS}, 
           greatest(said.said_at, handling.handled_at) as "newsAt"
         from ${SAID} ${SAID_JOINS}
         where said.person_id = $1 and ($2::uuid is null or class.id = $2)
       ) own where $3::timestamptz is null or ("newsAt", id) < ($3, $4::uuid)
       order by "newsAt" desc, id desc limit $5`,
      [viewer.personId, classId ?? null, at, id, limit + 1],
    );
    const found = await this.dataSource.manager.findBy(Class, {
      id: In([...new Set(rows.map((row) => row.classId))]),
    });
    const watchable = new Set(found.filter((one) => maySee(one, viewer)).map((one) => one.id));
    const keyOf = (row: Row) => [row.place, row.id];
    return toPage(rows, limit, keyOf, ({ newsAt: _, place: _place, ...row }) => {
      const { current, versionNumber: _number, ...said } = toSaid(row);
      return { ...said, watchable: current && watchable.has(row.classId) };
    });
  }
}
