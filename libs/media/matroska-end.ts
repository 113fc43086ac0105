import type { FileHandle } from 'node:fs/promises';
import { readAt } from './byte-reader';
import { ebmlHead, MATROSKA, mayBeInCluster, mayBeInSegment } from './ebml';

/** From where on the elements of a recording without declared sizes are followed. */
const TAIL_BYTES = 32 << 20;
const HEAD_BYTES = 12;
/** A file made to keep us busy is given up; real ones need a hundredth of this. */
const MOST_STEPS = 1_000_000;
const CLUSTER_ID = Buffer.from('1f43b675', 'hex');

/**
 * How many bytes a Matroska or WebM file declares beyond its end. Recorders that write as they go
 * (browsers, ffmpeg that was killed) declare no size of the whole; then the last cluster tells
 * whether its last block is whole. One that ends exactly between two blocks cannot be told from a
 * recording that was ended there.
 */
export async function beyondMatroskaEnd(handle: FileHandle, size: number): Promise<number> {
  let offset = 0;
  while (offset < size) {
    const head = ebmlHead(await readAt(handle, offset, HEAD_BYTES));
    if (!head) return 0;
    const data = offset + head.headBytes;
    if (head.size === null) {
      return head.id === MATROSKA.segment ? await beyondLastCluster(handle, size) : 0;
    }
    offset = data + head.size;
  }
  return offset - size;
}

async function beyondLastCluster(handle: FileHandle, size: number): Promise<number> {
  const from = Math.max(0, size - TAIL_BYTES);
  const tail = await readAt(handle, from, size - from);
  const budget = { steps: MOST_STEPS };
  // The four bytes can occur by chance inside a picture. What really is a cluster leads, element
  // by element, to the end of the file.
  for (let at = tail.indexOf(CLUSTER_ID); at >= 0; at = tail.indexOf(CLUSTER_ID, at + 1)) {
    const beyond = walk(tail, at, budget);
    if (beyond !== null) return beyond;
  }
  return 0;
}

/**
 * Goes from element to element until the end of the file.
 * @returns the bytes that the last one lacks; null when this is no cluster
 */
function walk(tail: Buffer, cluster: number, budget: { steps: number }): number | null {
  let offset = cluster;
  let inCluster = false;
  while (offset < tail.length) {
    if (--budget.steps < 0) return 0;
    const head = ebmlHead(tail.subarray(offset, offset + HEAD_BYTES));
    // The end of the file may cut a head, too; nothing else may look like none.
    if (!head) return tail.length - offset < HEAD_BYTES ? 1 : null;
    const known = mayBeInSegment(head.id) || (inCluster && mayBeInCluster(head.id));
    if (!known) return null;
    const isOpen = head.id === MATROSKA.cluster && head.size === null;
    if (head.size === null && !isOpen) return null;
    if (head.id === MATROSKA.cluster && !beginsCluster(tail, offset + head.headBytes)) return null;
    inCluster ||= isOpen;
    offset += head.headBytes + (head.size ?? 0);
  }
  return offset - tail.length;
}

/** Whether an element stands here that a cluster may hold, or the file ends. */
function beginsCluster(tail: Buffer, offset: number): boolean {
  const head = ebmlHead(tail.subarray(offset, offset + HEAD_BYTES));
  return head ? mayBeInCluster(head.id) : tail.length - offset < HEAD_BYTES;
}
