import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { csvFile } from '@rounds/platform/csv';
import { Allow, Returns } from '@rounds/platform/http';
import { webinarParams, type WebinarParams } from '../room/room-schemas';
import { Webinars } from '../schedule/webinars.service';
import { Attendances } from './attendance.service';
import { attendanceReport, type AttendanceReport } from './schemas';

const HEADER = [
  ...['Person', 'E-mail', 'Practice', 'Part', 'Minutes', 'Percent', 'Late', 'Left early'],
  ...['First joined', 'Last seen', 'Stays'],
];

@ApiTags('webinars')
@Controller('webinars/:id')
@Allow('admin', 'trainer')
export class AttendanceController {
  constructor(
    private readonly attendances: Attendances,
    private readonly webinars: Webinars,
  ) {}

  /** Who was there, each person once however often and on however many devices. */
  @Get('attendance')
  @Returns(attendanceReport)
  async list(@Param({ schema: webinarParams }) { id }: WebinarParams): Promise<AttendanceReport> {
    await this.webinars.find(id);
    return await this.attendances.of(id);
  }

  @Get('attendance.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async file(@Param({ schema: webinarParams }) { id }: WebinarParams): Promise<StreamableFile> {
    await this.webinars.find(id);
    const { people } = await this.attendances.of(id);
    const rows = people.map((one) => [
      ...[one.name, one.email, one.practice, one.role, Math.round(one.attendedSeconds / 6) / 10],
      ...[one.percent, one.late, one.leftEarly, one.firstJoinedAt, one.lastSeenAt],
      one.intervals.map(({ from, to }) => `${from}/${to}`).join(' '),
    ]);
    return csvFile('attendance', HEADER, rows);
  }
}
