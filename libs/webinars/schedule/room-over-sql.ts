/** So long after the end people still say goodbye. */
const GOODBYE = `interval '10 minutes'`;

/** Whether the room of a `webinar` takes nothing any more: it can be read, as an SQL condition. */
export const ROOM_OVER = `(webinar.state = 'cancelled'
  or (webinar.state = 'ended' and webinar.ended_at < now() - ${GOODBYE}))`;
