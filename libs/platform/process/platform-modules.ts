import { AuditModule } from '../audit';
import { ConfigModule } from '../config';
import { DatabaseModule } from '../database';
import { MailModule } from '../mail';
import { QueueModule } from '../queue';
import { RealtimeModule } from '../realtime';
import { StorageModule } from '../storage';

/** What every Nest process of Rounds stands on. */
export const platformModules = [
  ConfigModule,
  DatabaseModule,
  RealtimeModule,
  QueueModule,
  StorageModule,
  AuditModule,
  MailModule,
];
