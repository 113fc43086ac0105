import { describe, expect, it } from 'vitest';
import { ChunkQueue } from './chunk-queue';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const read = (queue: ChunkQueue): string[] =>
  [...queue.unsent()].map((message) => {
    const text = new TextDecoder().decode(message.subarray(4));
    return `${new DataView(message.buffer).getUint32(0)}${text}`;
  });

describe('a queue of chunks', () => {
  it('sends each once, and again what was not acknowledged before a return', () => {
    const queue = new ChunkQueue();
    ['a', 'b', 'c'].forEach((text) => queue.add(bytes(text)));
    expect(read(queue)).toEqual(['0a', '1b', '2c']);
    expect(read(queue)).toEqual([]);
    queue.acknowledge(2);
    expect([queue.count, queue.unsafe]).toEqual([3, 1]);
    queue.add(bytes('d'));
    queue.rewind();
    expect(read(queue)).toEqual(['2c', '3d']);
  });

  it('takes an answer that came late for what it is', () => {
    const queue = new ChunkQueue();
    queue.add(bytes('a'));
    queue.acknowledge(1);
    queue.acknowledge(0);
    queue.acknowledge(9);
    expect([queue.count, queue.unsafe]).toEqual([1, 0]);
  });
});
