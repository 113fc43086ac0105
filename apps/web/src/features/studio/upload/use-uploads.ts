import { defineStore } from 'pinia';
import { computed, markRaw, ref, shallowRef, watch } from 'vue';
import { asProblem, type ApiProblem } from '../../../app/http';
import { useSession } from '../../../app/session';
import { useBatch } from '../bulk/use-batch';
import { getUploadLimits, type UploadLimits } from './api';
import { checkFile, type FileProblem } from './check-file';
import { makeUppy, type Uploader } from './make-uppy';
import { SpeedMeter } from './speed-meter';
import { uploadProblem } from './upload-problem';

export interface Upload {
  id: string;
  name: string;
  bytes: number;
  sent: number;
  state: 'waiting' | 'running' | 'paused' | 'failed';
  bytesPerSecond: number | null;
  remainingMs: number | null;
  /** Running, but the server has been silent for some seconds. */
  stalled: boolean;
  problem: ApiProblem | null;
  /** Cancelled, but it can still be brought back. */
  shelved: boolean;
}

export interface RefusedFile {
  name: string;
  problem: FileProblem | 'already-there';
}

/**
 * The uploads of this browser tab. They live above the pages, so that they go on while the person
 * moves around.
 */
export const useUploads = defineStore('uploads', () => {
  const session = useSession();
  const batch = useBatch();
  const limits = shallowRef<UploadLimits | null>(null);
  const limitsProblem = shallowRef<ApiProblem | null>(null);
  const all = ref<Upload[]>([]);
  const uploads = computed(() => all.value.filter(({ shelved }) => !shelved));
  const refused = ref<RefusedFile[]>([]);
  /** Files of uploads that were cancelled; the server may still be busy ending them. */
  const ended = ref<string[]>([]);
  /** Names of files that have arrived, oldest first; whoever tells the person takes them out. */
  const arrived = ref<string[]>([]);
  const meters = new Map<string, SpeedMeter>();
  let uppy = listenTo(makeUppy(batch.begun));

  const active = computed(() => uploads.value.some(({ state }) => isActive(state)));
  const sent = computed(() => uploads.value.reduce((sum, upload) => sum + upload.sent, 0));
  const bytes = computed(() => uploads.value.reduce((sum, upload) => sum + upload.bytes, 0));

  async function loadLimits(): Promise<void> {
    if (limits.value) return;
    try {
      limits.value = await getUploadLimits();
      limitsProblem.value = null;
    } catch (error) {
      limitsProblem.value = asProblem(error);
    }
  }

  /** Begins at once with what may be sent, or goes on where an earlier try of the file ended. */
  async function add(files: readonly File[]): Promise<void> {
    await loadLimits();
    const known = limits.value ?? { maxBytes: Infinity, extensions: [] };
    refused.value = [];
    for (const file of files) {
      const problem = checkFile(file, known) ?? offer(file);
      if (problem) refused.value.push({ name: file.name, problem });
    }
  }

  function offer(file: File): 'already-there' | null {
    try {
      uppy.addFile({ name: file.name, type: file.type, data: file });
      return null;
    } catch {
      return 'already-there';
    }
  }

  function togglePause(id: string): void {
    const upload = find(id);
    if (!upload) return;
    upload.state = uppy.pauseResume(id) ? 'paused' : 'waiting';
    meters.get(id)?.reset();
    Object.assign(upload, { bytesPerSecond: null, remainingMs: null, stalled: false });
  }

  function retry(id: string): void {
    const upload = find(id);
    if (!upload) return;
    Object.assign(upload, { state: 'waiting', problem: null });
    // Its failure is told by the event.
    uppy.retryUpload(id).catch(() => undefined);
  }

  /** Stops it and puts it out of sight; it can be brought back until it is removed. */
  function shelve(id: string): void {
    const upload = find(id);
    if (upload && !upload.shelved && upload.state !== 'failed' && upload.state !== 'paused') {
      togglePause(id);
    }
    if (upload) upload.shelved = true;
  }

  function unshelve(id: string): void {
    const upload = find(id);
    if (!upload) return;
    upload.shelved = false;
    if (upload.state === 'paused') togglePause(id);
  }

  /** Ends it here and on the server. */
  function remove(id: string): void {
    const upload = find(id);
    if (!upload) return;
    ended.value.push(fileKey(upload));
    batch.drop(id);
    uppy.removeFile(id);
  }

  /** Whether a file is on its way in this tab, or was cancelled here. */
  function isKnown(file: { name: string; bytes: number }): boolean {
    const key = fileKey(file);
    return ended.value.includes(key) || all.value.some((upload) => fileKey(upload) === key);
  }

  function listenTo(fresh: Uploader): Uploader {
    fresh.on('file-added', ({ id, name, size }) => {
      const idle = {
        sent: 0,
        bytesPerSecond: null,
        remainingMs: null,
        stalled: false,
        shelved: false,
      };
      ended.value = ended.value.filter((key) => key !== fileKey({ name, bytes: size ?? 0 }));
      all.value.push({
        ...{ id, name, bytes: size ?? 0, state: 'waiting', problem: null },
        ...idle,
      });
      meters.set(id, new SpeedMeter());
      batch.add(id, name);
    });
    fresh.on('file-removed', ({ id }) => forget(id));
    fresh.on('upload-progress', (file, { bytesUploaded }) => file && moved(file.id, bytesUploaded));
    fresh.on('upload-success', (file) => {
      if (!file) return;
      arrived.value.push(file.name);
      // Not before the client has let go of it: removing a running file ends it on the server.
      queueMicrotask(() => fresh.removeFile(file.id));
    });
    fresh.on('upload-error', (file, _error, response) => {
      const upload = file && find(file.id);
      if (!upload) return;
      const problem = markRaw(uploadProblem(response?.body?.xhr));
      Object.assign(upload, { state: 'failed', problem, bytesPerSecond: null, remainingMs: null });
      meters.get(upload.id)?.reset();
    });
    return fresh;
  }

  function moved(id: string, bytesSent: number): void {
    const [upload, meter] = [find(id), meters.get(id)];
    if (!upload || !meter || upload.state === 'paused') return;
    meter.add(bytesSent, Date.now());
    Object.assign(upload, { state: 'running', sent: bytesSent, stalled: false });
    upload.bytesPerSecond = meter.bytesPerSecond;
    upload.remainingMs = meter.remainingMs(upload.bytes);
  }

  const find = (id: string) => all.value.find((upload) => upload.id === id);

  function forget(id: string): void {
    all.value = all.value.filter((upload) => upload.id !== id);
    meters.delete(id);
  }

  /** Called every second or so while somebody looks. */
  function checkStalled(): void {
    for (const upload of all.value) {
      if (upload.state === 'running')
        upload.stalled = meters.get(upload.id)?.isStalled(Date.now()) ?? false;
    }
  }

  watch(
    () => session.me?.id,
    (now, before) => {
      // Signed out: what was sent stays on the server, its owner can go on with it.
      if (!before || now === before) return;
      uppy.pauseAll();
      all.value = [];
      refused.value = [];
      meters.clear();
      uppy = listenTo(makeUppy(batch.begun));
    },
  );

  return {
    ...{ limits, limitsProblem, uploads, refused, arrived, active, sent, bytes },
    ...{ loadLimits, add, togglePause, retry, shelve, unshelve, remove, isKnown, checkStalled },
  };
});

const fileKey = ({ name, bytes }: { name: string; bytes: number }): string => `${bytes} ${name}`;
const isActive = (state: Upload['state']): boolean => state === 'running' || state === 'waiting';
