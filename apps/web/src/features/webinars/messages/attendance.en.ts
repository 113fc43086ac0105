export default {
  title: 'Who was there',
  viewers: 'nobody came to watch | {n} person came to watch | {n} people came to watch',
  none: 'Nobody has been in the room',
  noneHelp: 'Whoever enters while the class is live is listed here, with every minute.',
  columns: {
    person: 'Person',
    role: 'Part',
    minutes: 'Minutes',
    percent: 'Of the class',
    firstJoined: 'First joined',
    notes: 'Late or left early',
  },
  role: { host: 'Host', speaker: 'Speaker', viewer: 'Viewer' },
  minutes: '{n} min',
  late: 'Late',
  leftEarly: 'Left early',
};
