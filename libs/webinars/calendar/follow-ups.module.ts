import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FollowUpRefusal } from './follow-up-refusal.entity';
import { FollowUpRefusals } from './follow-up-refusals.service';
import { FollowUpsController } from './follow-ups.controller';

/** For the API: unsubscribing from the mails after webinars. */
@Module({
  imports: [TypeOrmModule.forFeature([FollowUpRefusal])],
  controllers: [FollowUpsController],
  providers: [FollowUpRefusals],
})
export class FollowUpsModule {}
