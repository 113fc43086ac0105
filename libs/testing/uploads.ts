import type { ApiClient } from './client';

export interface BegunUpload {
  /** `/api/uploads/ID`. */
  path: string;
  recordingId: string;
}

const TUS = { 'tus-resumable': '1.0.0' };

/** The request that begins a tus upload, as it is answered. */
export function createUpload(
  client: ApiClient,
  bytes: number,
  fileName = 'class.mp4',
): Promise<Response> {
  const metadata = `filename ${Buffer.from(fileName).toString('base64')}`;
  return client.fetch('/api/uploads', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': `${bytes}`, 'upload-metadata': metadata },
  });
}

/** @throws with the answer when the upload is refused */
export async function beginUpload(
  client: ApiClient,
  bytes: number,
  fileName?: string,
): Promise<BegunUpload> {
  const answer = await createUpload(client, bytes, fileName);
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  const path = answer.headers.get('location') ?? '';
  return { path, recordingId: answer.headers.get('x-recording-id') ?? '' };
}

/** Sends bytes at an offset. */
export function sendBytes(
  client: ApiClient,
  path: string,
  offset: number,
  body: Uint8Array | ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): Promise<Response> {
  const type = 'application/offset+octet-stream';
  const init = {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': `${offset}`, 'content-type': type },
    body,
    duplex: 'half',
    ...(signal ? { signal } : {}),
  };
  return client.fetch(path, init as RequestInit);
}

/** HEAD of an upload. */
export const askUpload = (client: ApiClient, path: string): Promise<Response> =>
  client.fetch(path, { method: 'HEAD', headers: TUS });

export const endUpload = (client: ApiClient, path: string): Promise<Response> =>
  client.fetch(path, { method: 'DELETE', headers: TUS });

/** How many bytes the server has. */
export async function uploadOffset(client: ApiClient, path: string): Promise<number> {
  return Number((await askUpload(client, path)).headers.get('upload-offset'));
}

/** Uploads a whole file in one go. @returns the recording's id */
export async function uploadFile(
  client: ApiClient,
  bytes: Uint8Array,
  fileName?: string,
): Promise<string> {
  const { path, recordingId } = await beginUpload(client, bytes.length, fileName);
  if (bytes.length > 0) {
    const answer = await sendBytes(client, path, 0, bytes);
    if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
  }
  return recordingId;
}
