import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A draft that is to be published at a time, or as soon as its recording plays. */
@Entity({ name: 'publish_wish' })
export class PublishWish {
  @PrimaryColumn({ name: 'class_id', type: 'uuid' })
  classId: string;

  /** That was looked at; another version is another question. */
  @Column({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  /** Null: as soon as it plays. */
  @Column({ name: 'publish_at', type: 'timestamptz', nullable: true })
  publishAt: Date | null;

  /** Who asked for it. */
  @Column({ name: 'asked_by', type: 'uuid' })
  askedBy: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;
}
