import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Tampering {
  /** Called with each answer's body; returns another one to send instead, or undefined. */
  answer?: (url: string, body: Buffer) => Buffer | undefined;
  /** Status to send instead of asking, or undefined. */
  refuse?: (url: string) => number | undefined;
  /** Headers to change before asking. */
  asks?: (url: string, headers: IncomingMessage['headers']) => void;
}

/** A proxy that spoils one thing, to show that the smoke run notices it. */
export async function startTamperingProxy(
  target: string,
  tampering: Tampering,
): Promise<{ baseUrl: string; stop(): Promise<void> }> {
  const server = createServer((asked, reply) => {
    const url = asked.url ?? '/';
    const status = tampering.refuse?.(url);
    if (status) {
      reply.writeHead(status).end();
      return;
    }
    forward(target, asked, reply, tampering);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(
  target: string,
  asked: IncomingMessage,
  reply: ServerResponse,
  { answer, asks }: Tampering,
): void {
  const url = asked.url ?? '/';
  // As the API knows itself: a proxy of another name would be another origin.
  const headers = { ...asked.headers, host: new URL(target).host };
  asks?.(url, headers);
  const onward = request(new URL(url, target), { method: asked.method, headers }, (got) => {
    const parts: Buffer[] = [];
    got.on('data', (part: Buffer) => parts.push(part));
    got.on('end', () => {
      const body = Buffer.concat(parts);
      const changed = answer?.(url, body);
      const { 'content-length': length, 'transfer-encoding': _, ...rest } = got.headers;
      // A HEAD tells a length without a body.
      const told = asked.method === 'HEAD' && length ? { 'content-length': length } : {};
      reply.writeHead(got.statusCode ?? 502, { ...rest, ...told });
      reply.end(changed ?? body);
    });
  });
  onward.on('error', () => reply.writeHead(502).end());
  asked.pipe(onward);
}
