import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Returns, type Principal } from '@rounds/platform/http';
import type { z } from 'zod';
import { BulkClasses } from './bulk-classes.service';
import * as schemas from './bulk-schemas';
import { BulkTagging } from './bulk-tagging.service';
import { ClassesOfRecordingsReader } from './classes-of-recordings.service';

/** Many classes at once, at most a hundred; each item answers for itself. */
@ApiTags('classes')
@Controller('classes/bulk')
@Allow('admin', 'trainer')
export class BulkController {
  constructor(
    private readonly bulk: BulkClasses,
    private readonly tagging: BulkTagging,
    private readonly classesOf: ClassesOfRecordingsReader,
  ) {}

  /** The newest class of each of these recordings. */
  @Get('of-recordings')
  @Returns(schemas.classesOfRecordings)
  ofRecordings(
    @Query({ schema: schemas.recordingsQuery })
    { ids }: z.infer<typeof schemas.recordingsQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassesOfRecordings> {
    return this.classesOf.of(ids, principal);
  }

  /** A draft of each recording that has no class yet. */
  @Post('make')
  @HttpCode(200)
  @Returns(schemas.bulkAnswer)
  async make(
    @Body({ schema: schemas.bulkMake }) input: schemas.BulkMake,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.BulkAnswer> {
    return { items: await this.bulk.make(input, principal) };
  }

  /** With `preview` it only tells what each would become. */
  @Post('tag')
  @HttpCode(200)
  @Returns(schemas.bulkTagAnswer)
  async tag(
    @Body({ schema: schemas.bulkTag }) input: schemas.BulkTag,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.BulkTagAnswer> {
    return { items: await this.tagging.tag(input, principal) };
  }

  /** Files each class as it was before. */
  @Post('restore')
  @HttpCode(200)
  @Returns(schemas.bulkAnswer)
  async restore(
    @Body({ schema: schemas.bulkRestore }) input: schemas.BulkRestore,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.BulkAnswer> {
    return { items: await this.tagging.restore(input, principal) };
  }

  /** On the word of the caller that none of them shows a patient. */
  @Post('publish')
  @HttpCode(200)
  @Returns(schemas.bulkAnswer)
  async publish(
    @Body({ schema: schemas.bulkPublish }) input: schemas.BulkPublish,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.BulkAnswer> {
    return { items: await this.bulk.publish(input, principal) };
  }

  /** Unpublishes, or takes back that it is to be published. */
  @Post('withdraw')
  @HttpCode(200)
  @Returns(schemas.bulkAnswer)
  async withdraw(
    @Body({ schema: schemas.bulkWithdraw }) input: schemas.BulkWithdraw,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.BulkAnswer> {
    return { items: await this.bulk.withdraw(input, principal) };
  }
}
