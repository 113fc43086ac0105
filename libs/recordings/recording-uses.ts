import { Injectable } from '@nestjs/common';

/** Whether something still needs the recording. */
export type RecordingUse = (recordingId: string) => Promise<boolean>;

/** Contexts that stand on recordings say here which ones must stay. */
@Injectable()
export class RecordingUses {
  private readonly uses: RecordingUse[] = [];

  /** Call once, at boot. */
  add(use: RecordingUse): void {
    this.uses.push(use);
  }

  async isUsed(recordingId: string): Promise<boolean> {
    const answers = await Promise.all(this.uses.map((use) => use(recordingId)));
    return answers.includes(true);
  }
}
