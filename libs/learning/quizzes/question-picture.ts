import type { QuestionPicture } from './question-picture.entity';

const SIGNATURES: [QuestionPicture['type'], (bytes: Buffer) => boolean][] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  [
    'image/webp',
    (bytes) =>
      bytes.subarray(0, 4).toString('latin1') === 'RIFF' &&
      bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  ],
];

/** What a file is by its first bytes, whatever it is called; null: no picture that we show. */
export const pictureType = (bytes: Buffer): QuestionPicture['type'] | null =>
  SIGNATURES.find(([, fits]) => fits(bytes))?.[0] ?? null;

export const pictureUrl = (id: string): string => `/api/questions/pictures/${id}`;
