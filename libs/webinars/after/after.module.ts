import { Module } from '@nestjs/common';
import { WatchCreditsModule } from '@rounds/learning';
import { TakeReader } from '../broadcast/take-reader.service';
import { LiveWatching } from './live-watching.service';

/** For the worker: what follows when a webinar is over and its class is published. */
@Module({
  imports: [WatchCreditsModule],
  providers: [LiveWatching, TakeReader],
})
export class AfterWebinarWorkerModule {}
