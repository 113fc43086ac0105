import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { DataSource } from 'typeorm';

/** Adds to the export of a person's data which files they handed out. */
@Injectable()
export class HandoutPersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.data.register('handouts', (personId) =>
      this.dataSource.query(
        `select webinar_id as "webinarId", name, bytes, created_at as "createdAt"
         from handout_file where uploaded_by = $1 order by created_at, id`,
        [personId],
      ),
    );
  }
}
