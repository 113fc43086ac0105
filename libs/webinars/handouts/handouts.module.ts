import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomModule } from '../room/room.module';
import { HandoutBody } from './handout-body';
import { HandoutFile } from './handout-file.entity';
import { HandoutIntake } from './handout-intake.service';
import { HandoutPersonalData } from './handout-personal-data';
import { HandoutsController } from './handouts.controller';
import { Handouts } from './handouts.service';
import { HandoutSweeper } from './handouts.sweeper';

/** What people of a webinar may download. For the API. */
@Module({
  imports: [TypeOrmModule.forFeature([HandoutFile]), RoomModule],
  controllers: [HandoutsController],
  providers: [HandoutBody, HandoutIntake, HandoutPersonalData, Handouts],
  exports: [Handouts],
})
export class HandoutsModule {}

/** For the worker. */
@Module({ providers: [HandoutSweeper] })
export class HandoutsWorkerModule {}
