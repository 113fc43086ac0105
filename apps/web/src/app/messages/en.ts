export default {
  skip: 'Skip to content',
  retry: 'Try again',
  csv: 'Save as CSV',
  components: 'Components',
  goHome: 'Go to the first page',
  loading: 'Loading',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  more: 'Show more',
  offline: 'You are offline. What you see may be old; changes are not sent until you are back.',
  signIn: 'Sign in',
  sessionEnded: 'You were signed out. Please sign in again.',
  pageFailed: 'This page could not be loaded. Rounds may have been upgraded meanwhile.',
  reload: 'Load again',
  language: 'Language: {language}',
  nav: {
    label: 'Main',
    home: 'Home',
    live: 'Live',
    library: 'Library',
    map: 'Map',
    me: 'Me',
    team: 'Team',
    studio: 'Studio',
    admin: 'Admin',
  },
  theme: { label: 'Colours', light: 'Light', dark: 'Dark', auto: 'Like the system' },
  account: { label: 'Account of {name}', me: 'My progress and profile', signOut: 'Sign out' },
  role: { admin: 'Admin', trainer: 'Trainer', manager: 'Practice manager', learner: 'Learner' },
  participantRole: {
    'front-desk': 'Front desk',
    'eligibility-authorization': 'Eligibility and authorization',
    provider: 'Provider',
    scribe: 'Scribe',
    coder: 'Coder',
    'charge-entry': 'Charge entry',
    biller: 'Biller',
    'payment-poster': 'Payment poster',
    'denial-ar-specialist': 'Denials and A/R specialist',
    'enrollment-credentialing': 'Enrollment and credentialing',
    'practice-manager': 'Practice manager',
    owner: 'Owner',
  },
  notFound: {
    title: 'There is no such page',
    help: 'The link may be old, or the page is not meant for you.',
  },
  forbidden: {
    title: 'Your role does not open this page',
    help: 'If you need it for your work, ask your administrator.',
  },
  problem: {
    offline: {
      title: 'The server does not answer',
      help: 'Check your connection, then try again.',
    },
    unexpected: { title: 'Something went wrong', help: 'Try again in a moment.' },
    internal: {
      title: 'Something went wrong on our side',
      help: 'Try again in a minute. If it stays, tell your administrator.',
    },
    invalid: { title: 'This was not accepted', help: 'Check what you entered, then try again.' },
    forbidden: { title: 'Your role does not allow this', help: 'Ask your administrator.' },
    'not-found': {
      title: 'This is not here any more',
      help: 'It may have been removed, or it is not meant for you.',
    },
    conflict: {
      title: 'Somebody changed this meanwhile',
      help: 'Load the page again, then repeat your change.',
    },
    muted: {
      title: 'A host has muted you in this class',
      help: 'You can still read, vote and upvote.',
    },
    'room-over': {
      title: 'The class is over',
      help: 'You can read what was said; nothing new is taken.',
    },
    'mark-too-late': {
      title: 'The class has ended',
      help: 'No chapter can begin in it any more. Add it in the editor of the class.',
    },
    'too-many-messages': {
      title: 'That was too fast',
      help: 'Wait {seconds} seconds, then send it again.',
    },
    'not-presenting': {
      title: 'You do not present in this class',
      help: 'Its hosts can make you a speaker.',
    },
    'poll-closed': {
      title: 'The poll is closed',
      help: 'Its result stays in the room.',
    },
    'wrong-credentials': {
      title: 'E-mail and password do not match',
      help: 'Check both, or ask for a new password.',
    },
    'too-many-attempts': {
      title: 'Too many attempts',
      help: 'Wait {seconds} seconds, then try again.',
    },
    'unsubscribe-link-wrong': {
      title: 'This link is not complete',
      help: 'Open the link of a mail itself: part of it was lost. Nothing was changed.',
    },
    'link-used-or-expired': {
      title: 'This link does not work any more',
      help: 'Links work once and for a limited time. Ask for a new one.',
    },
    'csrf-token-missing': {
      title: 'This page is out of date',
      help: 'Load the page again, then repeat your change.',
    },
    'wrong-password': {
      title: 'This is not your current password',
      help: 'Type it once more, or ask for a new one.',
    },
    'not-playable': {
      title: 'This class cannot be played yet',
      help: 'Its recording is still being prepared. Try again in a few minutes.',
    },
    'recording-in-use': {
      title: 'A class uses this recording',
      help: 'Archive the class first, then delete the recording.',
    },
    'recording-unusable': {
      title: 'No class can be made of this recording',
      help: 'Open the recording to see what is wrong with it.',
    },
    'recording-not-probed': {
      title: 'The file is still being checked',
      help: 'Chapters can be set in a moment; try again then.',
    },
    'nothing-to-retry': {
      title: 'Nothing has failed here',
      help: 'Load the page again to see how it stands.',
    },
    'no-attempts-left': {
      title: 'You have used all of your attempts',
      help: 'Your results stay on the page of the quiz.',
    },
    'attempt-finished': {
      title: 'This attempt is finished already',
      help: 'Look at its result, or begin a new one.',
    },
    'quiz-is-empty': {
      title: 'This quiz has no questions',
      help: 'Add at least one question, then try again.',
    },
    'quiz-was-taken': {
      title: 'Somebody has begun this quiz',
      help: 'Take it back to draft instead; what was answered stays on record.',
    },
    'unknown-specialty': {
      title: 'There is no such specialty',
      help: 'Choose one from the list.',
    },
    'unknown-topic': {
      title: 'There is no such topic',
      help: 'The link may be old. Choose one from the list.',
    },
    'not-a-picture': {
      title: 'This is not a picture that can be shown',
      help: 'Choose a PNG, JPEG or WebP file.',
    },
    'edited-meanwhile': {
      title: 'Somebody else saved this meanwhile',
      help: 'Look at the newer version, then repeat your change.',
    },
    'wrong-class-state': {
      title: 'The class is in another state by now',
      help: 'Load the page again, then choose the next step.',
    },
    'class-was-published': {
      title: 'People may have watched this class',
      help: 'Archive it instead; what was watched stays on record.',
    },
    'chapters-do-not-tile': {
      title: 'The chapters do not fit',
      help: 'The first starts at 0:00, each later one after the one before, within the class.',
    },
    'upload-too-large': {
      title: 'The file is too large',
      help: 'Export it smaller, or cut it in two.',
    },
    'handout-type-not-taken': {
      title: 'Files of this kind are not handed out',
      help: 'Save it as PDF, PPTX, DOCX, XLSX, PNG, JPEG, TXT or CSV. Macros are not taken.',
    },
    'handout-disguised': {
      title: 'The file is not what its name says',
      help: 'Save it again in the program that it comes from, then choose it.',
    },
    'handout-empty': { title: 'There is nothing in this file', help: 'Choose another one.' },
    'handout-too-large': {
      title: 'The file has more than 25 MB',
      help: 'Make its pictures smaller, or share a link to it.',
    },
    'handouts-full': {
      title: 'This live class has enough files',
      help: '20 files with 200 MB together. What was taken back counts for a day.',
    },
    'too-many-uploads': {
      title: 'Too many unfinished uploads',
      help: 'Finish or discard some of them first.',
    },
    'storage-full': {
      title: 'There is not enough room for this file',
      help: 'Delete recordings that nobody needs, or tell your administrator.',
    },
    'upload-expired': {
      title: 'This upload rested for too long',
      help: 'Choose the file again to begin anew.',
    },
    'wrong-webinar-state': {
      title: 'The live class is in another state by now',
      help: 'Load the page again, then choose the next step.',
    },
    'starts-in-the-past': {
      title: 'A live class has to start in the future',
      help: 'Choose a later day or time.',
    },
    'series-is-empty': {
      title: 'The series has no date',
      help: 'Keep at least one date, or choose a later last day.',
    },
    'series-too-long': {
      title: 'A series has at most 100 dates',
      help: 'Choose an earlier last day.',
    },
    'unknown-person': {
      title: 'Somebody of these cannot present',
      help: 'Choose other people; hosts are people of the staff.',
    },
    'email-taken': {
      title: 'This e-mail address is in use already',
      help: 'Look for the person in the list.',
    },
    'practice-name-taken': {
      title: 'There is a practice of this name',
      help: 'Choose a name that tells them apart.',
    },
    'last-admin': {
      title: 'This is the last active admin',
      help: 'Make somebody else an admin first.',
    },
    'person-inactive': { title: 'This person is inactive', help: 'Activate the person first.' },
    'invitation-accepted': {
      title: 'The invitation was accepted already',
      help: 'The person can sign in, or ask for a new password.',
    },
  },
};
