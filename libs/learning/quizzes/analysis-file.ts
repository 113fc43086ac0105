import type { StreamableFile } from '@nestjs/common';
import { csvFile } from '@rounds/platform/csv';
import type { QuizAnalysis } from './schemas';

const HEADER = ['Question', 'Kind', 'Asked', 'Right %', 'Discrimination', 'Chosen'];

const rounded = (value: number | null, factor: number, digits: number): number | null =>
  value === null ? null : Number((value * factor).toFixed(digits));

/** The figures of a quiz as CSV: a row for each question, with what was chosen in one cell. */
export const analysisFile = ({ questions }: QuizAnalysis): StreamableFile =>
  csvFile(
    'quiz-analysis',
    HEADER,
    questions.map(({ prompt, kind, asked, facility, discrimination, options }) => [
      ...[prompt, kind, asked, rounded(facility, 100, 1), rounded(discrimination, 1, 2)],
      options.map(({ text, chosen }) => `${text}: ${chosen}`).join('; '),
    ]),
  );
