import { UPLOADS_PATH } from './api';

/** An upload that this browser began and did not finish. */
export interface UnfinishedUpload {
  /** Key in the browser's storage. */
  key: string;
  name: string;
  bytes: number;
  begunAt: Date;
  /** Path of the upload on this server. */
  path: string;
}

/** The server forgets uploads that rested this long. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** The upload client's entries are `tus::FINGERPRINT::RANDOM`; ours end with our endpoint. */
const isOurs = (key: string): boolean =>
  key.startsWith('tus::') && key.slice(0, key.lastIndexOf('::')).endsWith(`-${UPLOADS_PATH}`);

/** Newest first; entries that the server has forgotten by now are removed on the way. */
export function listUnfinished(storage: Storage, now = new Date()): UnfinishedUpload[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  const found: UnfinishedUpload[] = [];
  for (const key of keys) {
    if (!key || !isOurs(key)) continue;
    const upload = parse(key, storage.getItem(key));
    if (upload && now.getTime() - upload.begunAt.getTime() < KEPT_MS) found.push(upload);
    else storage.removeItem(key);
  }
  return found.sort((a, b) => b.begunAt.getTime() - a.begunAt.getTime());
}

function parse(key: string, text: string | null): UnfinishedUpload | null {
  try {
    const { size, creationTime, uploadUrl, metadata } = JSON.parse(text ?? '') as Entry;
    if (typeof uploadUrl !== 'string') return null;
    return {
      key,
      name: String(metadata?.filename ?? ''),
      bytes: Number(size),
      begunAt: new Date(String(creationTime)),
      path: new URL(uploadUrl, 'http://here').pathname,
    };
  } catch {
    return null;
  }
}

interface Entry {
  size?: unknown;
  creationTime?: unknown;
  uploadUrl?: unknown;
  metadata?: { filename?: unknown };
}
