import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { Recording, RecordingsService } from '@rounds/recordings';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ClassAccess } from '../class-access.service';
import { assertMove } from '../class-state';
import { ClassTopic } from '../class-topic.entity';
import { ClassVersion } from '../class-version.entity';
import type { Class } from '../class.entity';
import { assertUsable } from '../editing/assert-usable';
import { touch } from '../editing/class-writing';
import { DraftFiller } from '../editing/draft-filler.service';
import { assertChecked, markChecked } from '../publishing/patient-check';
import { PublishWish } from '../publishing/publish-wish.entity';
import { bringToLife } from './living-chapters';
import type { NewVersion, VersionMove } from './version-schemas';

/** Gives a class another video. Links stay, and what people earned stays with its version. */
@Injectable()
export class ClassVersions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly recordings: RecordingsService,
    private readonly filler: DraftFiller,
    private readonly audit: Audit,
  ) {}

  /**
   * A new version with another recording, current at once. It takes over the words, topics and
   * chapters, those as soon as the recording was probed.
   * @throws DomainError `not-found`, `edited-meanwhile`, `class-deleted`, `wrong-class-state`,
   * `recording-unusable`, `same-recording`; of a published class `not-playable`,
   * `patient-data-unchecked`
   */
  async replace(classId: string, input: NewVersion, by: Principal): Promise<void> {
    const recording = await this.recordings.get(input.recordingId);
    assertUsable(recording);
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, input.revision, manager);
      assertMove('replace', found.state);
      const before = await versionOf(found, manager);
      if (before.recordingId === recording.id) throw sameRecording();
      if (found.state === 'published') assertPlayable(recording);
      const made = await insertVersion(manager, before, recording.id, by.personId);
      await this.makeCurrent(manager, found, made.id, input, by);
      await this.filler.fill(made.id, recording, manager);
      const details = {
        number: made.number,
        recordingId: recording.id,
        before: before.recordingId,
      };
      await this.trace('class.video-replaced', classId, by, details, manager);
    });
  }

  /**
   * Back to the video of an earlier version, or forth again.
   * @throws DomainError `not-found`, `edited-meanwhile`, `class-deleted`, `wrong-class-state`,
   * `same-version`, `recording-not-probed`, `recording-unusable`; of a published class
   * `not-playable`, `patient-data-unchecked`
   */
  async restore(classId: string, number: number, input: VersionMove, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, input.revision, manager);
      assertMove('replace', found.state);
      const before = await versionOf(found, manager);
      const target = await manager.findOneBy(ClassVersion, { classId, number });
      if (!target) throw notFound('version');
      if (target.id === before.id) {
        throw new DomainError('same-version', 'conflict', 'This version is shown already');
      }
      const recording = await showable(target, found, manager);
      await this.makeCurrent(manager, found, target.id, input, by);
      // One that was left before its recording was probed has no chapters of its own yet.
      if (target.durationMs === null) await this.filler.fill(target.id, recording, manager);
      else await bringToLife(manager, target.id);
      const details = { number, before: before.number };
      await this.trace('class.version-restored', classId, by, details, manager);
    });
  }

  private async makeCurrent(
    manager: EntityManager,
    found: Class,
    versionId: string,
    { noPatientData }: VersionMove,
    by: Principal,
  ): Promise<void> {
    if (noPatientData) await markChecked(manager, versionId, by.personId);
    if (found.state === 'published') await assertChecked(manager, versionId);
    await manager.delete(PublishWish, { classId: found.id });
    await touch(manager, found, { currentVersionId: versionId });
  }

  private async trace(
    action: string,
    subjectId: string,
    by: Principal,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const entry = { actorId: by.personId, action, subjectType: 'class', subjectId, details };
    await this.audit.record(entry, manager);
  }
}

const versionOf = (found: Class, manager: EntityManager): Promise<ClassVersion> =>
  manager.findOneByOrFail(ClassVersion, { id: found.currentVersionId });

/** With the words and topics of the one before; the length and chapters come with the probe. */
async function insertVersion(
  manager: EntityManager,
  before: ClassVersion,
  recordingId: string,
  createdBy: string,
): Promise<ClassVersion> {
  const { classId } = before;
  const last = await manager.maximum(ClassVersion, 'number', { classId });
  const made = manager.create(ClassVersion, {
    ...before,
    id: newId(),
    number: (last ?? 0) + 1,
    recordingId,
    // One that was never prepared has no chapters to hand on.
    replacesId: before.durationMs === null ? before.replacesId : before.id,
    durationMs: null,
    patientCheckedBy: null,
    patientCheckedAt: null,
    createdAt: new Date(),
    createdBy,
  });
  await manager.insert(ClassVersion, made);
  const topics = await manager.findBy(ClassTopic, { classVersionId: before.id });
  const own = topics.map((topic) => ({ ...topic, classVersionId: made.id }));
  if (own.length > 0) await manager.insert(ClassTopic, own);
  return made;
}

/** Learners never lose a class that they can watch. */
function assertPlayable(recording: Recording | null): void {
  if (recording?.playable && recording.durationMs) return;
  const message = 'The recording cannot be played yet; wait until its first quality is ready';
  throw new DomainError('not-playable', 'unprocessable', message);
}

/** The recording of a version, when the class may go back to it. */
async function showable(
  { recordingId, durationMs }: ClassVersion,
  { state }: Class,
  manager: EntityManager,
): Promise<Recording> {
  const recording = await manager.findOneBy(Recording, { id: recordingId, deletedAt: IsNull() });
  if (state === 'published') assertPlayable(recording);
  if (!recording) {
    throw new DomainError('recording-unusable', 'unprocessable', 'Its recording was deleted');
  }
  assertUsable(recording);
  if (durationMs !== null || recording.durationMs) return recording;
  throw new DomainError('recording-not-probed', 'unprocessable', 'It was never prepared');
}

const sameRecording = (): DomainError =>
  new DomainError('same-recording', 'conflict', 'The class shows this recording already');
