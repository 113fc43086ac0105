export { BROADCAST_ACCESS, type BroadcastAccess } from './broadcast/broadcast-access';
export { BroadcastModule } from './broadcast/broadcast.module';
export { BroadcastIngestModule } from './broadcast/ingest/ingest.module';
export { IngestGateway } from './broadcast/ingest/ingest.gateway';
export { RtmpListener } from './broadcast/ingest/rtmp/rtmp.listener';
