import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  Allow,
  CurrentPrincipal,
  pageQuery,
  Returns,
  ReturnsNothing,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { RecordingCancel } from './recording-cancel.service';
import { RecordingRemoval } from './recording-removal.service';
import { RecordingRetry } from './recording-retry.service';
import { RECORDING_STATES } from './recording-state';
import {
  playbackView,
  recordingDetail,
  recordingPage,
  uploadersView,
  type Playback,
  type RecordingDetail,
  type RecordingView,
} from './recording-view';
import { recordingSlides, type RecordingSlidesView } from './recording-slides';
import { RecordingSlides } from './recording-slides.service';
import { recordingSound, type RecordingSoundView } from './recording-sound';
import { RecordingSound } from './recording-sound.service';
import { RecordingsService } from './recordings.service';

const params = z.object({ id: z.uuid() });
type Params = z.infer<typeof params>;

const listQuery = pageQuery.extend({
  state: z.enum(RECORDING_STATES).optional(),
  q: z.string().trim().max(200).optional(),
  /** `true`: only those of which no class was made. */
  unused: z.stringbool().optional(),
  uploadedBy: z.uuid().optional(),
});

@ApiTags('recordings')
@Controller('recordings')
@Allow('admin', 'trainer')
export class RecordingsController {
  constructor(
    private readonly recordings: RecordingsService,
    private readonly removal: RecordingRemoval,
    private readonly retries: RecordingRetry,
    private readonly cancels: RecordingCancel,
    private readonly sounds: RecordingSound,
    private readonly slides: RecordingSlides,
  ) {}

  /** Newest first; `q` looks in file names. */
  @Get()
  @Returns(recordingPage)
  list(
    @Query({ schema: listQuery }) query: z.infer<typeof listQuery>,
  ): Promise<Page<RecordingView>> {
    return this.recordings.list(query);
  }

  /** Who has uploaded what is there; at most 200. */
  @Get('uploaders')
  @Returns(uploadersView)
  async uploaders(): Promise<z.infer<typeof uploadersView>> {
    return { items: await this.recordings.uploaders() };
  }

  @Get(':id')
  @Returns(recordingDetail)
  get(@Param({ schema: params }) { id }: Params): Promise<RecordingDetail> {
    return this.recordings.detail(id);
  }

  /** Staff look at it before a class is published. */
  @Get(':id/playback')
  @Returns(playbackView)
  playback(
    @Param({ schema: params }) { id }: Params,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Playback> {
    return this.recordings.playback(id, principal);
  }

  /** Waveform and silences, for the editor of its classes. */
  @Get(':id/sound')
  @Returns(recordingSound)
  sound(@Param({ schema: params }) { id }: Params): Promise<RecordingSoundView> {
    return this.sounds.of(id);
  }

  /** When other slides come, for the editor of its classes. */
  @Get(':id/slides')
  @Returns(recordingSlides)
  slideChanges(@Param({ schema: params }) { id }: Params): Promise<RecordingSlidesView> {
    return this.slides.of(id);
  }

  /** Begins again what has failed. */
  @Post(':id/retry')
  @HttpCode(202)
  @ApiResponse({ status: 202 })
  async retry(
    @Param({ schema: params }) { id }: Params,
    @CurrentPrincipal() { personId }: Principal,
  ): Promise<void> {
    await this.retries.retry(id, personId);
  }

  /** Stops its jobs and removes what they have made; `retry` begins again. */
  @Post(':id/cancel')
  @ReturnsNothing()
  async cancel(
    @Param({ schema: params }) { id }: Params,
    @CurrentPrincipal() { personId }: Principal,
  ): Promise<void> {
    await this.cancels.cancel(id, personId);
  }

  /** Stops its jobs and removes its files. Refused while a class uses it. */
  @Delete(':id')
  @ReturnsNothing()
  async remove(
    @Param({ schema: params }) { id }: Params,
    @CurrentPrincipal() { personId }: Principal,
  ): Promise<void> {
    await this.removal.remove(id, personId);
  }
}
