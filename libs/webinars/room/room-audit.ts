import type { AuditRecord } from '@rounds/platform/audit';
import type { RoomFact } from './room-event';
import { participantOf, type Participant, type RoomState } from './room-state';

/** What hosts do to others goes on record; `state` is the room before it. */
export function auditOf(
  webinarId: string,
  state: RoomState,
  actor: Participant,
  fact: RoomFact,
): AuditRecord[] {
  const record = (action: string, number: number | undefined, details: object = {}) => {
    if (number === undefined || number === actor.number) return [];
    const about = participantOf(state, number);
    const personId = about?.personId ?? null;
    return [
      {
        ...{ actorId: actor.personId, action, subjectType: 'webinar', subjectId: webinarId },
        ...{ practiceId: about?.practiceId ?? null, details: { personId, ...details } },
      },
    ];
  };
  const own = (action: string, details: object): AuditRecord[] => [
    {
      ...{ actorId: actor.personId, action, subjectType: 'webinar', subjectId: webinarId },
      details: { ...details },
    },
  ];
  switch (fact.kind) {
    case 'message-deleted': {
      const { message } = fact;
      return record('room.message-deleted', state.messages.get(message)?.author, { message });
    }
    case 'question-deleted': {
      const { question } = fact;
      return record('room.question-deleted', state.questions.get(question)?.author, { question });
    }
    case 'person-muted':
      return record('room.person-muted', fact.participant);
    case 'person-unmuted':
      return record('room.person-unmuted', fact.participant);
    case 'file-shared':
      return own('room.file-shared', { name: fact.name, bytes: fact.bytes });
    case 'handout-withdrawn':
      return own('room.handout-withdrawn', { handout: fact.handout });
    default:
      return [];
  }
}
