import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RecordingUses } from '@rounds/recordings';
import { DataSource } from 'typeorm';
import { ClassVersion } from './class-version.entity';
import { Class } from './class.entity';

/** A recording must stay as long as a class that is not archived shows it, in any version. */
@Injectable()
export class ClassRecordingUse implements OnModuleInit {
  constructor(
    private readonly uses: RecordingUses,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.uses.add((recordingId) =>
      this.dataSource.manager
        .createQueryBuilder(ClassVersion, 'version')
        .innerJoin(Class, 'class', 'class.id = version.classId')
        .where({ recordingId })
        .andWhere("class.state <> 'archived'")
        .getExists(),
    );
  }
}
