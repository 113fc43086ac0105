import { Module } from '@nestjs/common';
import { Webinars } from './webinars.service';

/** What a webinar is, for every process that has to know or to move it on. */
@Module({ providers: [Webinars], exports: [Webinars] })
export class WebinarStatesModule {}
