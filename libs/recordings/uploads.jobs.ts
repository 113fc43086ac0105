import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sweeps } from '@rounds/platform/queue';
import { RecordingRemoval } from './recording-removal.service';
import { UploadIntake } from './upload-intake.service';
import { UPLOAD_REST_MS } from './upload-limits';

const AT_ONCE = 50;
/** An upload that was just active is left to the API. */
const LEAVE_MS = 20_000;

/** Repairs what a crash left of uploads, and ends those that nobody goes on with. */
@Injectable()
export class UploadSweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly intake: UploadIntake,
    private readonly removal: RecordingRemoval,
  ) {}

  /** The last byte arrived, but the API died before it said so. */
  @Sweeps()
  async finishComplete(): Promise<void> {
    const rows = (await this.dataSource.query(
      `update upload set checked_at = now() where id in (
         select id from upload where finished_at is null
           and active_at < now() - $1 * interval '1 millisecond'
           and checked_at < now() - $1 * interval '1 millisecond'
         order by checked_at limit $2)
       returning id`,
      [LEAVE_MS, AT_ONCE],
    )) as [{ id: string }[], number];
    for (const { id } of rows[0]) await this.intake.finish(id);
  }

  @Sweeps()
  async endAbandoned(): Promise<void> {
    const rows = (await this.dataSource.query(
      `select upload.recording_id as id from upload
         join recording on recording.id = upload.recording_id
       where upload.finished_at is null and recording.deleted_at is null
         and upload.active_at < now() - $1 * interval '1 millisecond' limit $2`,
      [UPLOAD_REST_MS, AT_ONCE],
    )) as { id: string }[];
    for (const { id } of rows) await this.removal.remove(id, null);
  }

  @Sweeps()
  async purgeDeleted(): Promise<void> {
    for (const id of await this.removal.findUnpurged(AT_ONCE)) await this.removal.purge(id);
  }
}
