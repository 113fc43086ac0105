export default {
  title: 'Workflow map',
  description: 'Where in the work are you? Each step opens the classes that cover it.',
  practice: {
    title: 'In the practice',
    help: 'From the first call to check-out; some steps differ by specialty.',
  },
  billing: { title: 'In billing', help: 'From the claim to the payment; the same for everybody.' },
};
