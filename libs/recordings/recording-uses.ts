import { Injectable } from '@nestjs/common';

/** Whether something still needs the recording. */
export type RecordingUse = (recordingId: string) => Promise<boolean>;

/** Contexts that stand on recordings say here which ones must stay. */
@Injectable()
export class RecordingUses {
  private readonly uses: RecordingUse[] = [];
  private readonly conditions: string[] = [];

  /** Call once, at boot. */
  add(use: RecordingUse): void {
    this.uses.push(use);
  }

  /**
   * Says the same in SQL, of `recording.id`, for lists. Call once, at boot.
   * @param condition fixed text, never made of what people type
   */
  addCondition(condition: string): void {
    this.conditions.push(condition);
  }

  /** Of `recording.id`: nothing has been made of it. */
  get unusedSql(): string {
    return this.conditions.map((condition) => `not (${condition})`).join(' and ') || 'true';
  }

  async isUsed(recordingId: string): Promise<boolean> {
    const answers = await Promise.all(this.uses.map((use) => use(recordingId)));
    return answers.includes(true);
  }
}
