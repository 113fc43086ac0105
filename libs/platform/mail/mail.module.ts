import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailMessage } from './mail-message.entity';
import { MailJobs } from './mail.jobs';
import { Mailer } from './mailer';
import { OutboxController } from './outbox.controller';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([MailMessage])],
  controllers: [OutboxController],
  providers: [Mailer, MailJobs],
  exports: [Mailer],
})
export class MailModule {}
