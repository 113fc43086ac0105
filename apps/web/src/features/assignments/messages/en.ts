import manage from './manage.en';

export default {
  manage,
  state: { overdue: 'Overdue', 'due-soon': 'Due soon', open: 'Open', done: 'Done' },
  due: {
    title: 'Due',
    by: 'By {day}',
    late: 'Was due {day}, {days} day ago | Was due {day}, {days} days ago',
    open: 'Watch',
    openNext: 'Watch: {title}',
    progressOf: 'Watched part of {title}',
  },
};
