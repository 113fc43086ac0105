import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ApiClient } from '@rounds/testing';
import { Upload } from 'tus-js-client';
import { SmokeFailure } from './ensure';

export type Refused = { refused: string };
export type Uploaded = { recordingId: string };

/** Uploads by tus, with an independent client. A refusal at the door is an answer, not a failure. */
export async function upload(client: ApiClient, file: string): Promise<Uploaded | Refused> {
  const { size } = await stat(file);
  let recordingId: string | null = null;
  return new Promise((resolve, reject) => {
    const run = new Upload(createReadStream(file), {
      endpoint: `${client.baseUrl}/api/uploads`,
      uploadSize: size,
      chunkSize: 8 * 1024 * 1024,
      retryDelays: [500, 1000, 2000],
      metadata: { filename: basename(file) },
      headers: { cookie: client.cookieHeader, 'x-csrf-token': client.csrfToken ?? '' },
      onAfterResponse: (_, response) => {
        recordingId = response.getHeader('x-recording-id') ?? recordingId;
      },
      onSuccess: () =>
        recordingId
          ? resolve({ recordingId })
          : reject(new SmokeFailure('upload', 'no x-recording-id in the answer')),
      onError: (error) => {
        const body = 'originalResponse' in error ? (error.originalResponse?.getBody() ?? '') : '';
        const code = /"code":\s*"([\w-]+)"/.exec(body)?.[1];
        if (code) resolve({ refused: code });
        else reject(new SmokeFailure('upload', error.message));
      },
    });
    run.start();
  });
}
