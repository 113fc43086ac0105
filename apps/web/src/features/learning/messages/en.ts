export default {
  goOn: 'Continue',
  again: 'Watch again',
  earlierVersion: 'Version {n}: the video is a newer one now.',
  watchedOf: '{watched} of {whole} watched',
  progressOf: 'Progress in {title}',
  me: {
    title: 'Me',
    classes: 'My classes',
    none: 'You have not watched anything yet',
    noneHelp: 'What you watch shows up here, chapter by chapter.',
    toLibrary: 'Open the library',
  },
};
