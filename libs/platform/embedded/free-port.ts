import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems lend to outgoing connections (from 32768 on Linux, from 49152 by
 * RFC 6335): a server that is started again must find its port as it left it.
 */
const RANGE = [20_000, 32_000] as const;
const TRIES = 100;

/** A port that nobody listens on. @throws when a hundred tries find none */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tried = 0; tried < TRIES; tried++) {
    const port = randomInt(...RANGE);
    if (await isPortFree(port, host)) return port;
  }
  throw new Error(`No free port on ${host}`);
}

/** Whether nobody listens on this port of the address. @throws when the port needs privileges */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
