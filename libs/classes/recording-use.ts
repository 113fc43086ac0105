import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RecordingUses } from '@rounds/recordings';
import { DataSource } from 'typeorm';
import { ClassVersion } from './class-version.entity';
import { Class } from './class.entity';

/**
 * A recording must stay as long as a class that is not archived shows it, in any version; also for
 * one that was deleted and can come back.
 */
@Injectable()
export class ClassRecordingUse implements OnModuleInit {
  constructor(
    private readonly uses: RecordingUses,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.uses.addCondition(
      `exists (select from class_version version join class on class.id = version.class_id
         where version.recording_id = recording.id and class.state <> 'archived' and class.purged_at is null)`,
    );
    this.uses.add((recordingId) =>
      this.dataSource.manager
        .createQueryBuilder(ClassVersion, 'version')
        .innerJoin(Class, 'class', 'class.id = version.classId')
        .where({ recordingId })
        .andWhere("class.state <> 'archived' and class.purgedAt is null")
        .getExists(),
    );
  }
}
