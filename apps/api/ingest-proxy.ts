import { connect } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SocketRoutes } from '@rounds/platform/sockets';

const PATH = '/ingest';

/**
 * Passes WebSockets of presenters on to the ingest, so that one origin is enough where no other
 * server stands in front. What it cannot hand over is closed; the page connects again.
 * @param address HOST:PORT
 */
export function passIngestOn(app: NestFastifyApplication, address: string): void {
  const [host = '', port = ''] = address.split(':');
  app.get(SocketRoutes, { strict: false }).handOver(PATH, (request, socket, head) => {
    const ingest = connect(Number(port), host, () => {
      ingest.write(headOf(request));
      ingest.write(head);
      socket.pipe(ingest).pipe(socket);
    });
    const close = (): void => {
      ingest.destroy();
      socket.destroy();
    };
    for (const end of [ingest, socket]) end.on('error', close).on('close', close);
  });
}

/** The request as it came; line ends in it were refused by the parser. */
function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
