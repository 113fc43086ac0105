import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@rounds/accounts';
import { ClassesModule } from '@rounds/classes';
import { QuizzesModule } from '@rounds/learning';
import { WebinarScheduleModule } from '@rounds/webinars';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { ClassReviews } from './class-review.service';
import { FeedbackFigures } from './feedback-figures.service';
import { FeedbackHandling } from './feedback-handling.entity';
import { FeedbackPersonalData } from './feedback-personal-data';
import { FeedbackSeed } from './feedback-seed.service';
import { FeedbackController } from './feedback.controller';
import { Feedback } from './feedback.entity';
import { Handlings } from './handling.service';
import { OwnFeedback } from './own-feedback.service';
import { OwnSaidList } from './own-said.service';
import { PinThrottle } from './pin-throttle';
import { PinsController } from './pins.controller';
import { Pins } from './pins.service';
import { Remarks } from './remarks.service';
import { ReviewFilesController } from './review-files.controller';
import { ReviewController } from './review.controller';
import { ReviewedClasses } from './reviewed-classes.service';
import { Things } from './things.service';
import { TopicReviews } from './topic-review.service';
import { Trends } from './trends.service';
import { RatingCount } from './rating-count.entity';
import { UnclearPin } from './unclear-pin.entity';
import { WaitingFeedback } from './webinars/waiting-feedback.service';
import { WebinarFeedback } from './webinars/webinar-feedback.entity';
import { WebinarFeedbackController } from './webinars/webinar-feedback.controller';
import { WebinarFeedbacks } from './webinars/webinar-feedbacks.service';

/** Ratings, remarks and "unclear here", and what was done about them. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Feedback,
      UnclearPin,
      FeedbackHandling,
      RatingCount,
      WebinarFeedback,
    ]),
    AccountsModule,
    ClassesModule,
    QuizzesModule,
    WebinarScheduleModule,
    WorkflowMapModule,
  ],
  controllers: [
    PinsController,
    ReviewController,
    ReviewFilesController,
    FeedbackController,
    WebinarFeedbackController,
  ],
  providers: [
    ClassReviews,
    FeedbackFigures,
    FeedbackPersonalData,
    FeedbackSeed,
    Handlings,
    OwnFeedback,
    OwnSaidList,
    PinThrottle,
    Pins,
    Remarks,
    ReviewedClasses,
    Things,
    TopicReviews,
    Trends,
    WebinarFeedbacks,
  ],
  exports: [FeedbackFigures, FeedbackSeed],
})
export class FeedbackModule {}

/** For the worker: brings what was said of a webinar to the class that is made of it. */
@Module({ providers: [WaitingFeedback] })
export class FeedbackWorkerModule {}
