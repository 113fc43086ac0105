/** The videos that a class has had. */
export default {
  title: 'Versions',
  number: 'Version {n}',
  current: 'Shown now',
  gone: 'deleted',
  since: '{date}, {name}',
  watchers: 'nobody watched it yet | {n} person watched it | {n} people watched it',
  show: 'Show again',
  showNumber: 'Show version {n} again',
  replace: 'Replace the video',
  replaceHelp:
    'Title, topics, chapters, quizzes and links stay. What people watched stays with the version that they watched.',
  choose: 'Recordings that are ready',
  noRecording: 'No other recording is ready. Upload one first.',
  kept: '{n} chapter stays where it begins. | {n} chapters stay where they begin.',
  dropped:
    '{n} chapter begins after the end of this video and is left out. | {n} chapters begin after the end of this video and are left out.',
  told: {
    replaced: 'The class shows the new video.',
    restored: 'The class shows that version again.',
  },
};
