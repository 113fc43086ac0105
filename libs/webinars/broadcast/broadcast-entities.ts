import { BroadcastFeed } from './broadcast-feed.entity';
import { BroadcastSegment } from './broadcast-segment.entity';
import { BroadcastTake } from './broadcast-take.entity';
import { Broadcast } from './broadcast.entity';

export const broadcastEntities = [Broadcast, BroadcastFeed, BroadcastTake, BroadcastSegment];
