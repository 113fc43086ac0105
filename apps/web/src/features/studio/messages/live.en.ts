/** Of what a class keeps of its webinar. */
export default {
  title: 'From the live class',
  webinar: 'Open the webinar',
  questions: 'Questions asked',
  questionsHelp:
    'Learners see those that are switched on, beside the video. Nobody sees who asked.',
  noQuestions: 'Nobody asked anything.',
  unanswered: 'Not answered: learners do not see it',
  isLeftOut: 'Left out',
  answered: { written: 'Answered in writing', live: 'Answered live' },
  show: 'Show learners: {text}',
  polls: {
    title: 'From the webinar’s polls',
    help: 'Take a poll as a question, then mark what is right. Nothing is asked before that.',
    chosen: '{option}: {n} vote | {option}: {n} votes',
    take: 'Take as a question',
    takeNamed: 'Take as a question: {question}',
    taken: 'Taken',
  },
};
