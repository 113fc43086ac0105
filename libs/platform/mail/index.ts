export { Mailer, type Mail } from './mailer';
export { MailModule } from './mail.module';
export { MailMessage } from './mail-message.entity';
