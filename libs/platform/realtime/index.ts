export { publishIn, Realtime, type RealtimeEvent } from './realtime';
export { RealtimeModule } from './realtime.module';
export { EventsController, personChannel, STAFF_CHANNEL } from './events.controller';
