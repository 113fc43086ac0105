import { Injectable, Logger } from '@nestjs/common';
import { Sweeps } from '@rounds/platform/queue';
import { FollowUps } from './follow-ups.service';
import { RegistrationMails } from './registration-mails.service';
import { Reminders } from './reminders.service';
import { SeriesMails } from './series-mails.service';

/** As many as one sweep writes; the next one goes on. */
const AT_ONCE = 200;
/** Reminders and thanks are looked for in every third sweep: nobody waits for them. */
const SWEEPS_BETWEEN = 3;

/** Writes the mails that the database says are due; the mailer sends them. */
@Injectable()
export class WebinarMailsSweeper {
  private readonly logger = new Logger('webinars');
  private sweeps = 0;

  constructor(
    private readonly registrations: RegistrationMails,
    private readonly series: SeriesMails,
    private readonly reminders: Reminders,
    private readonly followUps: FollowUps,
  ) {}

  /** The series first: what they tell need not be told of their places again. */
  @Sweeps()
  async tellWhatChanged(): Promise<void> {
    for (const id of await this.series.due(AT_ONCE)) await this.try(() => this.series.tell(id));
    for (const id of await this.registrations.due(AT_ONCE)) {
      await this.try(() => this.registrations.tell(id));
    }
  }

  @Sweeps()
  async remindAndFollowUp(): Promise<void> {
    if (this.sweeps++ % SWEEPS_BETWEEN !== 0) return;
    await this.try(() => this.reminders.sendDue(new Date()));
    await this.try(() => this.followUps.sendDue());
  }

  /** One that cannot be told must not keep the others waiting. */
  private async try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(String(error));
    }
  }
}
