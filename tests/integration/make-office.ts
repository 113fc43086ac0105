import { crc32, deflateRawSync } from 'node:zlib';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const MAIN = {
  pptx: `${OFFICE}.presentationml.presentation.main+xml`,
  docx: `${OFFICE}.wordprocessingml.document.main+xml`,
  xlsx: `${OFFICE}.spreadsheetml.sheet.main+xml`,
  pptm: 'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml',
};

/** A zip archive, as small as they come. */
export function zipOf(files: Record<string, string>): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(Buffer.byteLength(content), 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const local = [Buffer.from('PK\x03\x04'), facts, Buffer.from(name), packed];
    entries.push(Buffer.from('PK\x01\x02\x14\x00'), facts, rest, Buffer.from(name));
    locals.push(...local);
    at += Buffer.concat(local).length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** As much of a document as tells what it is. */
export const officeOf = (kind: keyof typeof MAIN): Buffer<ArrayBuffer> =>
  zipOf({
    '[Content_Types].xml': `<Types><Override PartName="/main" ContentType="${MAIN[kind]}"/></Types>`,
    main: '<main/>',
  });
