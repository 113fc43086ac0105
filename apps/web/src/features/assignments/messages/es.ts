import manage from './manage.es';

export default {
  manage,
  state: { overdue: 'Atrasado', 'due-soon': 'Vence pronto', open: 'Pendiente', done: 'Hecho' },
  due: {
    title: 'Pendientes',
    by: 'Hasta el {day}',
    late: 'Venció el {day}, hace {days} día | Venció el {day}, hace {days} días',
    open: 'Ver',
    openNext: 'Ver: {title}',
    progressOf: 'Parte vista de {title}',
  },
};
