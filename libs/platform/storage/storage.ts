import type { Readable } from 'node:stream';

/** Half-open byte range `[start, end)`. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface StoredFile {
  key: string;
  bytes: number;
  modifiedAt: Date;
}

/**
 * Where media lives. Keys are relative, `/`-separated, made by the application from ids and
 * fixed names, never from what a user typed. API and workers share files only through this
 * port, never through a path that only one machine has.
 */
export interface Storage {
  /** Writes the whole stream, then makes it visible at once. Overwrites. */
  put(key: string, content: Readable | Buffer | string): Promise<void>;
  /** The same with a local file, which is used up: one on the same disk need not be copied. */
  putFile(key: string, localFile: string): Promise<void>;
  /** @throws DomainError `file-not-found` */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Null when there is no such file. */
  stat(key: string): Promise<StoredFile | null>;
  /** All files under a prefix (a folder), sorted by key. */
  list(prefix: string): Promise<StoredFile[]>;
  /** Removes a file or everything under a prefix; nothing there is fine. */
  remove(prefix: string): Promise<void>;
  /** Renames one file. @throws DomainError `file-not-found` */
  move(from: string, to: string): Promise<void>;
  /**
   * Makes the content of a local folder visible under `prefix` in one step: readers see all of
   * it or nothing. What was there is replaced. The folder is used up.
   */
  publishFolder(localFolder: string, prefix: string): Promise<void>;
  /**
   * A local path with the file's content, for programs such as ffmpeg. Read only; call `release`
   * when done (a remote store made a copy). @throws DomainError `file-not-found`
   */
  borrow(key: string): Promise<{ path: string; release(): Promise<void> }>;
  /** Free and total bytes where that is known. */
  space(): Promise<{ freeBytes: number; totalBytes: number } | null>;
  /** Throws when a file cannot be written and read back. */
  check(): Promise<void>;
}

export const STORAGE = Symbol('storage');
