import { StreamableFile } from '@nestjs/common';
import { attachment } from '@rounds/platform/files';
import type { FastifyReply } from 'fastify';
import type { OpenedFile } from './handouts.service';

/**
 * A handout as it is sent to anybody: saved, never shown, whatever is in it. The edge does not send
 * it, because nginx would drop half of these headers.
 */
export function handoutAnswer({ file, body }: OpenedFile, reply: FastifyReply): StreamableFile {
  void reply
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff');
  const { name, contentType: type, bytes } = file;
  return new StreamableFile(body, {
    ...{ type, disposition: attachment(name) },
    ...(bytes === null ? {} : { length: bytes }),
  });
}
