import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  pageOf,
  pageQuery,
  Returns,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { z } from 'zod';
import { PracticesService } from './practices.service';
import { idParam, line, practice, type IdParam, type PracticeView } from './schemas';

const specialties = z.array(line(100).min(1)).max(50);
const newPractice = z.object({ name: line(200).min(1), specialties });
const practiceChange = newPractice.extend({ active: z.boolean() }).partial();

@ApiTags('practices')
@Controller('practices')
export class PracticesController {
  constructor(private readonly practices: PracticesService) {}

  /** Staff see all, a manager the own one. */
  @Get()
  @Allow('admin', 'trainer', 'manager')
  @Returns(pageOf(practice))
  async list(
    @Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<PracticeView>> {
    return await this.practices.list(query, principal);
  }

  @Post()
  @Allow('admin')
  @Returns(practice, 201)
  async create(
    @Body({ schema: newPractice }) body: z.infer<typeof newPractice>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PracticeView> {
    return await this.practices.create(body, principal);
  }

  @Get(':id')
  @Allow('admin', 'trainer', 'manager')
  @Returns(practice)
  async get(
    @Param({ schema: idParam }) { id }: IdParam,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PracticeView> {
    return await this.practices.get(id, principal);
  }

  @Patch(':id')
  @Allow('admin')
  @Returns(practice)
  async change(
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: practiceChange }) body: z.infer<typeof practiceChange>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PracticeView> {
    return await this.practices.change(id, body, principal);
  }
}
