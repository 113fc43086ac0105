/** Events that say that a broadcast is worth a look: `{ webinarId, state }` or `{ webinarId, endAsked }`. */
export const BROADCAST_CHANNEL = 'broadcast';
