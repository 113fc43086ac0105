const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What a file has to be inside, so that its name is true. */
export type Content =
  | { by: 'first-bytes'; bytes: Buffer }
  /** A zip archive whose list of types names this as its main part; those with macros have another. */
  | { by: 'office-part'; part: string }
  | { by: 'text' };

export interface HandoutType {
  /** As which it is sent, whatever the uploader said. */
  contentType: string;
  content: Content;
}

const beginsWith = (contentType: string, bytes: Buffer): HandoutType => ({
  contentType,
  content: { by: 'first-bytes', bytes },
});
const office = (kind: string, main: string): HandoutType => ({
  contentType: `${OFFICE}.${kind}`,
  content: { by: 'office-part', part: `${OFFICE}.${main}.main+xml` },
});
const text = (contentType: string): HandoutType => ({ contentType, content: { by: 'text' } });
const jpeg = beginsWith('image/jpeg', Buffer.from([0xff, 0xd8, 0xff]));

/** What may be handed out, by the ends of names. */
const TYPES: Readonly<Record<string, HandoutType>> = {
  pdf: beginsWith('application/pdf', Buffer.from('%PDF-')),
  png: beginsWith('image/png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  jpg: jpeg,
  jpeg,
  pptx: office('presentationml.presentation', 'presentationml.presentation'),
  docx: office('wordprocessingml.document', 'wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet', 'spreadsheetml.sheet'),
  txt: text('text/plain'),
  csv: text('text/csv'),
};

/** What a file claims to be; null: nothing that may be handed out. */
export function handoutType(name: string): HandoutType | null {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(TYPES, extension) ? (TYPES[extension] ?? null) : null;
}
