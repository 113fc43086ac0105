import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { ClassReviews } from './class-review.service';
import { Handlings } from './handling.service';
import { Remarks } from './remarks.service';
import * as review from './review-schemas';
import { ReviewedClasses } from './reviewed-classes.service';
import * as said from './said-schemas';
import { idParams, type IdParams } from './schemas';
import { TopicReviews } from './topic-review.service';

/** What trainers learn from what people say, and what they answer. */
@ApiTags('feedback')
@Controller('feedback')
@Allow('admin', 'trainer')
export class ReviewController {
  constructor(
    private readonly classes: ReviewedClasses,
    private readonly reviews: ClassReviews,
    private readonly topics: TopicReviews,
    private readonly remarks: Remarks,
    private readonly handlings: Handlings,
  ) {}

  /** Classes of which something was said. */
  @Get('classes')
  @Returns(review.reviewedPage)
  list(
    @Query({ schema: review.reviewQuery }) query: review.ReviewQuery,
  ): Promise<Page<review.ReviewedClass>> {
    return this.classes.list(query);
  }

  @Get('classes/:id')
  @Returns(review.classReview)
  ofClass(
    @Param({ schema: idParams }) { id }: IdParams,
    @Query({ schema: review.versionQuery }) { versionId }: review.VersionQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<review.ClassReview> {
    return this.reviews.of(id, versionId, principal);
  }

  @Get('topics')
  @Returns(review.topicReview)
  ofTopics(@CurrentPrincipal() principal: Principal): Promise<review.TopicReview> {
    return this.topics.list(principal);
  }

  /** Remarks and pins with who said them. */
  @Get('remarks')
  @Returns(said.remarkPage)
  said(
    @Query({ schema: said.remarkQuery }) query: said.RemarkQuery,
  ): Promise<Page<said.RemarkView>> {
    return this.remarks.list(query);
  }

  /** How many remarks and pins wait for an answer. */
  @Get('open')
  @Returns(said.openCount)
  open(): Promise<said.OpenCount> {
    return this.remarks.open();
  }

  /** Closes remarks and pins with a note that their people see. */
  @Post('handlings')
  @Returns(said.handlingView, 201)
  handle(
    @Body({ schema: said.newHandling }) input: said.NewHandling,
    @CurrentPrincipal() principal: Principal,
  ): Promise<said.HandlingView> {
    return this.handlings.handle(input, principal);
  }

  /** Opens again what was closed together. */
  @Delete('handlings/:id')
  @ReturnsNothing()
  async undo(
    @Param({ schema: idParams }) { id }: IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.handlings.undo(id, principal);
  }
}
