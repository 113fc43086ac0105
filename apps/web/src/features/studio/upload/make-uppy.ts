import { Uppy, type Meta } from '@uppy/core';
import Tus, { type TusBody } from '@uppy/tus';
import { currentCsrfToken } from '../../../app/http';
import { UPLOADS_PATH } from './api';

export type Uploader = Uppy<Meta, TusBody>;

const CHUNK_BYTES = 8 * 1024 ** 2;
const AT_ONCE = 3;
/** A server that is started again, or a laptop that slept, is no reason to give up: 6 minutes. */
const RETRY_DELAYS_MS = [0, 1, 2, 3, 5, 5, 10, 15, 20, 30, 30, 60, 60, 60, 60].map((s) => s * 1000);

/** Sends files by the tus protocol; how far each came is remembered by browser and server. */
/** @param onBegun told the recording of each file, as soon as the server has one */
export function makeUppy(onBegun: (fileId: string, recordingId: string) => void): Uploader {
  const fileOf = new WeakMap<object, string>();
  return new Uppy<Meta, TusBody>({ autoProceed: true }).use(Tus, {
    endpoint: UPLOADS_PATH,
    chunkSize: CHUNK_BYTES,
    limit: AT_ONCE,
    retryDelays: RETRY_DELAYS_MS,
    removeFingerprintOnSuccess: true,
    allowedMetaFields: ['name', 'type'],
    onBeforeRequest: (request, { id }) => {
      fileOf.set(request, id);
      // Asked each time: the session may be a new one since the file was chosen.
      const token = currentCsrfToken();
      if (token) request.setHeader('x-csrf-token', token);
    },
    onAfterResponse: (request, response) => {
      const recordingId = response.getHeader('x-recording-id');
      const fileId = fileOf.get(request);
      if (recordingId && fileId) onBegun(fileId, recordingId);
    },
  });
}
