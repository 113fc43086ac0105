import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@rounds/accounts';
import { ClassesModule } from '@rounds/classes';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { MapController } from './map.controller';
import { PlaceReader } from './place-reader.service';
import { RequestPersonalData } from './request-personal-data';
import { RequestSeed } from './request-seed.service';
import { TopicRequestVote } from './topic-request-vote.entity';
import { TopicRequest } from './topic-request.entity';
import { TopicRequestsController } from './topic-requests.controller';
import { TopicRequests } from './topic-requests.service';
import { Votes } from './votes.service';
import { WorkMap } from './work-map.service';

/** Which chapters cover each place of the workflow map, and what people ask for where none does. */
@Module({
  imports: [
    TypeOrmModule.forFeature([TopicRequest, TopicRequestVote]),
    AccountsModule,
    ClassesModule,
    WorkflowMapModule,
  ],
  controllers: [MapController, TopicRequestsController],
  providers: [PlaceReader, RequestPersonalData, RequestSeed, TopicRequests, Votes, WorkMap],
  exports: [RequestSeed],
})
export class CoverageModule {}
