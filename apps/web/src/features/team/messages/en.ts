export default {
  title: 'Team',
  description: 'Who in {practice} has watched what.',
  none: 'Nobody is in your team yet',
  noneHelp: 'Your administrator invites the people of your practice.',
  progress: 'Progress',
  progressOf: 'Progress of {name}',
  lastSeen: 'Last here {date}',
  neverSeen: 'Was not here yet',
  invited: 'Invited, was not here yet',
  nothingWatched: 'Has not watched anything yet.',
};
