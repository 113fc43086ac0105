import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { newId } from '@rounds/platform/ids';
import { WorkflowMapService } from '@rounds/workflow-map';
import { decide, decideJoin, type Arrival } from './decide';
import { insider, type LiveRoom } from './live-room';
import { roomCommand } from './room-commands';
import { RoomThrottle } from './room-throttle';

/** What people in a room may do, from the words of their clients to the history of the room. */
@Injectable()
export class Wishes {
  constructor(
    private readonly throttle: RoomThrottle,
    private readonly workflowMap: WorkflowMapService,
  ) {}

  /** @throws DomainError */
  async join(
    room: LiveRoom,
    personId: string,
    arrival: Arrival,
    { evenOver = false } = {},
  ): Promise<void> {
    await room.submit({
      ...{ personId, clientId: newId(), evenOver },
      decide: (state) => decideJoin(state, personId, arrival),
    });
  }

  /** @returns the sequence of what came of it. @throws DomainError */
  async fulfil(room: LiveRoom, personId: string, words: unknown): Promise<number> {
    await this.throttle.count(room.webinarId, personId);
    const parsed = roomCommand.safeParse(words);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const told = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
      throw new DomainError('invalid-input', 'invalid', told);
    }
    const command = parsed.data;
    if (command.do === 'mark-chapter' && command.topic !== null) {
      await this.workflowMap.topicsByKeys([command.topic]);
    }
    return await room.submit({
      ...{ personId, clientId: command.id, isCounted: true },
      beforeEnd: command.do === 'mark-chapter',
      decide: (state) => decide(state, insider(state, personId), command),
    });
  }
}
