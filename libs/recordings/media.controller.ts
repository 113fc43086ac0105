import { Controller, Get, Head, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DomainError } from '@rounds/platform/errors';
import { Public, type RoundsRequest } from '@rounds/platform/http';
import { STORAGE, type ByteRange, type Storage, type StoredFile } from '@rounds/platform/storage';
import { parseRange } from './byte-range';
import { cacheControl, mediaFile, type MediaFile } from './media-path';
import { wantedSequence } from './live-sequence';
import { LiveWaits } from './live-waits.service';
import { PlaybackService } from './playback.service';
import { SharedFiles } from './shared-files.service';
import { playablePrefix } from './storage-keys';

interface Asked {
  key: string;
  file: MediaFile;
}

/**
 * Playlists, segments and pictures. Public to the guard because it answers 403, never 401, to
 * whoever may not: the token in the path counts only together with the session it was made for.
 */
@ApiExcludeController()
@Controller('media')
@Public()
export class MediaController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly playbacks: PlaybackService,
    private readonly shared: SharedFiles,
    private readonly waits: LiveWaits,
  ) {}

  // HEAD is declared first: Fastify would make one from GET that reads the whole file.
  @Head(':token/*')
  head(
    @Param('token') token: string,
    @Req() request: RoundsRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.deliver(this.check(token, request), request, reply, false);
  }

  @Get(':token/*')
  get(
    @Param('token') token: string,
    @Req() request: RoundsRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = this.check(token, request);
    return this.awaited(asked, request).then(() => this.deliver(asked, request, reply, true));
  }

  /** Live players ask for the next segment before it is there. */
  private async awaited({ key, file }: Asked, { query }: RoundsRequest): Promise<void> {
    const sequence = file.mayWait ? wantedSequence(query) : null;
    if (sequence !== null) await this.waits.until(key, sequence);
  }

  /** @throws DomainError `media-refused` for everything that is not exactly right */
  private check(token: string, { principal, params }: RoundsRequest): Asked {
    const path = (params as Record<string, string>)['*'] ?? '';
    const file = mediaFile(path);
    const recordingId = principal ? this.playbacks.read(token, principal) : null;
    if (!file || !recordingId) {
      throw new DomainError('media-refused', 'forbidden', 'This address does not play for you');
    }
    return { key: `${playablePrefix(recordingId)}/${path}`, file };
  }

  private async deliver(
    { key, file }: Asked,
    request: RoundsRequest,
    reply: FastifyReply,
    withBody: boolean,
  ): Promise<void> {
    void reply
      .header('content-type', file.contentType)
      .header('cache-control', cacheControl(file))
      .header('x-content-type-options', 'nosniff');
    if (this.config.MEDIA_DELIVERY === 'x-accel') {
      // nginx answers ranges, ETag and 404 itself.
      await reply.header('x-accel-redirect', `/_media/${key}`).send('');
      return;
    }
    const shared = file.sharedMs > 0 ? await this.shared.read(key, file.sharedMs) : null;
    const stored = shared?.stored ?? (await this.storage.stat(key));
    if (!stored) throw new DomainError('file-not-found', 'not-found', 'There is no such file');
    const part = headOf(stored, request, reply);
    if (!part) return;
    const hasBody = withBody && part.end > part.start;
    const body = shared
      ? shared.bytes.subarray(part.start, part.end)
      : hasBody && (await this.storage.read(key, part));
    await reply.send(hasBody ? body : '');
  }
}

/** Heads of the answer. @returns what of the file is to be sent; null: the answer is sent already */
function headOf(
  stored: StoredFile,
  { headers }: RoundsRequest,
  reply: FastifyReply,
): ByteRange | null {
  const { bytes } = stored;
  const tag = etag(stored);
  void reply.header('etag', tag).header('accept-ranges', 'bytes');
  if (headers['if-none-match']?.split(',').some((known) => known.trim() === tag)) {
    void reply.status(304).send();
    return null;
  }
  const wanted = headers['if-range'] && headers['if-range'] !== tag ? undefined : headers.range;
  const range = parseRange(wanted, bytes);
  if (range === 'unsatisfiable') {
    void reply.header('content-range', `bytes */${bytes}`).header('cache-control', 'no-store');
    void reply.status(416).send('');
    return null;
  }
  const part = range === 'whole' ? { start: 0, end: bytes } : range;
  if (range !== 'whole') {
    void reply
      .status(206)
      .header('content-range', `bytes ${range.start}-${range.end - 1}/${bytes}`);
  }
  void reply.header('content-length', part.end - part.start);
  return part;
}

const etag = ({ bytes, modifiedAt }: StoredFile): string =>
  `"${bytes.toString(36)}-${modifiedAt.getTime().toString(36)}"`;
