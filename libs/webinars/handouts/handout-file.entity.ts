import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that is handed out in a webinar; the room's history says when it is. */
@Entity({ name: 'handout_file' })
export class HandoutFile {
  /** Under which it is stored. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  @Column({ name: 'uploaded_by', type: 'uuid', nullable: true })
  uploadedBy: string | null;

  /** As people see it, never a path. */
  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'content_type', type: 'text' })
  contentType: string;

  /** Null while it comes. */
  @Column({ type: 'integer', nullable: true })
  bytes: number | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** Since then it is served to nobody; a day later it is removed. */
  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;
}
