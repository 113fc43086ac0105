import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { csvFile } from '@rounds/platform/csv';
import { Allow, CurrentPrincipal, Returns, type Principal } from '@rounds/platform/http';
import {
  teamFilter,
  teamView,
  type TeamFilter,
  type TeamMember,
  type TeamView,
} from './team-schemas';
import { TeamReport } from './team.service';

const HEADER = ['Name', 'Role', 'Last here', 'Overdue', 'Overdue since', 'Due', 'Quizzes passed'];

@ApiTags('team')
@Controller()
@Allow('manager')
export class TeamController {
  constructor(private readonly team: TeamReport) {}

  /** The people of the own practice, who is behind most first. */
  @Get('team')
  @Returns(teamView)
  async list(
    @Query({ schema: teamFilter }) filter: TeamFilter,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamView> {
    return { items: await this.team.members(filter, principal) };
  }

  /** The same as a file, with the same filters. */
  @Get('team.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async csv(
    @Query({ schema: teamFilter }) filter: TeamFilter,
    @CurrentPrincipal() principal: Principal,
  ): Promise<StreamableFile> {
    const members = await this.team.members(filter, principal);
    return csvFile('team', HEADER, members.map(toCells));
  }
}

const toCells = ({ name, participantRole, lastSeenAt, overdue, due, quizzes }: TeamMember) => [
  name,
  participantRole,
  lastSeenAt,
  overdue.map(({ title }) => title).join('; '),
  overdue[0]?.dueOn,
  due.map(({ title }) => title).join('; '),
  quizzes.passed,
];
