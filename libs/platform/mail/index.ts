export { Mailer, type Mail } from './mailer';
export { MailModule } from './mail.module';
export { MailMessage, type MailCalendar } from './mail-message.entity';
