import { watch } from 'vue';
import { useBatch, type BatchFile } from './use-batch';
import { useBulkMoves } from './use-bulk-moves';

/** Does what was decided about dropped files as soon as the server knows them, on every page. */
export function useBatchKeeper(): void {
  const batch = useBatch();
  const moves = useBulkMoves();
  let working = false;

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    try {
      for (let files = next(); files.length > 0; files = next()) await finish(files);
    } finally {
      working = false;
    }
  }

  /** Those that were decided about together. */
  function next(): BatchFile[] {
    const [first] = batch.due;
    return batch.due.filter(({ intent }) => intent === first?.intent);
  }

  async function finish(files: BatchFile[]): Promise<void> {
    const intent = files[0]?.intent;
    if (!intent) return;
    const recordings = files.flatMap(({ recordingId, title }) =>
      recordingId ? [{ recordingId, title }] : [],
    );
    const input = { ...intent.facts, recordings };
    const results = await (intent.publish ? moves.makeAndPublish(input) : moves.make(input));
    // Nobody answered: the panel shows them again.
    for (const file of files) {
      if (results.length === 0) file.intent = null;
      else batch.drop(file.uploadId);
    }
  }

  watch(
    () => batch.due.length,
    () => void work(),
    { immediate: true },
  );
}
