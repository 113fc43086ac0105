import { createConnection, createServer, type Socket } from 'node:net';
import { freePort } from '@rounds/platform/embedded';

export interface QueryCounter {
  /** The database, through here. */
  url: string;
  /** Statements that passed since it was last asked. */
  taken(): number;
  stop(): Promise<void>;
}

const SIMPLE_QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);
/** Of a message: its type and its length, which counts itself. */
const HEADER_BYTES = 5;

/**
 * Stands between the API and PostgreSQL and counts what is executed, by the messages of the
 * frontend (PostgreSQL 18, 54.7 Message Formats).
 */
export async function countQueries(databaseUrl: string): Promise<QueryCounter> {
  const target = new URL(databaseUrl);
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection(Number(target.port), target.hostname);
    const read = messageReader((type) => {
      if (type === SIMPLE_QUERY || type === EXECUTE) count += 1;
    });
    client.on('data', read);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  [url.hostname, url.port] = ['127.0.0.1', `${port}`];
  return {
    url: url.href,
    taken() {
      const passed = count;
      count = 0;
      return passed;
    },
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Tells the type of each message of a connection; the first one, the startup, has none. */
function messageReader(tell: (type: number) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const header = started ? HEADER_BYTES : 4;
      if (rest.length < header) return;
      const bytes = rest.readInt32BE(header - 4) + header - 4;
      if (rest.length < bytes) return;
      if (started) tell(rest[0] ?? 0);
      started = true;
      rest = rest.subarray(bytes);
    }
  };
}
