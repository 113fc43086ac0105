import type { MailTexts } from './webinar-mail';

export const english: MailTexts = {
  greeting: (name) => `Hello ${name},`,
  subject: {
    registered: (title) => `You are registered: ${title}`,
    waiting: (title) => `You are on the waiting list: ${title}`,
    'moved-up': (title) => `You have a place now: ${title}`,
    changed: (title) => `Changed: ${title}`,
    cancelled: (title) => `Cancelled: ${title}`,
    left: (title) => `You are no longer registered: ${title}`,
    day: (title) => `Tomorrow: ${title}`,
    hour: (title) => `In an hour: ${title}`,
    'ten-minutes': (title) => `In ten minutes: ${title}`,
    attended: (title) => `Thank you for coming: ${title}`,
    'attended-recorded': (title) => `Thank you for coming: ${title}`,
    missed: (title) => `You missed: ${title}`,
  },
  body: {
    registered: 'you have a place in this live class. It is in your calendar, too.',
    waiting:
      'this live class is full. You are on the waiting list and get a place as soon as one is free; you need not do anything.',
    'moved-up': 'a place has become free, and it is yours. It is in your calendar, too.',
    changed: 'this live class has changed. Your calendar is brought up to date.',
    cancelled: 'this live class does not take place. It leaves your calendar.',
    left: 'you have given up your place in this live class. It leaves your calendar.',
    day: 'this live class begins in a day.',
    hour: 'this live class begins in an hour.',
    'ten-minutes': 'this live class begins in ten minutes.',
    attended:
      'thank you for taking part in this live class. On its page you can say how it was, and watch it again as soon as the recording is published.',
    'attended-recorded':
      'thank you for taking part in this live class. You can watch it again, and say how it was.',
    missed: 'you could not come to this live class. You can watch what you missed.',
  },
  more: (count) => `and ${count} more, as your calendar shows`,
  open: 'Join on this page',
  look: 'Page of the class',
  watch: 'Watch the recording',
  reminders: 'On the same page you choose your reminders, or give up your place.',
  unsubscribe: 'No more mails after live classes',
};

export const spanish: MailTexts = {
  greeting: (name) => `Hola ${name}:`,
  subject: {
    registered: (title) => `Inscripción confirmada: ${title}`,
    waiting: (title) => `En lista de espera: ${title}`,
    'moved-up': (title) => `Ya tiene lugar: ${title}`,
    changed: (title) => `Cambio: ${title}`,
    cancelled: (title) => `Cancelada: ${title}`,
    left: (title) => `Inscripción anulada: ${title}`,
    day: (title) => `Mañana: ${title}`,
    hour: (title) => `En una hora: ${title}`,
    'ten-minutes': (title) => `En diez minutos: ${title}`,
    attended: (title) => `Gracias por participar: ${title}`,
    'attended-recorded': (title) => `Gracias por participar: ${title}`,
    missed: (title) => `Se perdió: ${title}`,
  },
  body: {
    registered: 'tiene lugar en esta clase en vivo. También está en su calendario.',
    waiting:
      'esta clase en vivo está llena. Está en la lista de espera y tendrá lugar en cuanto se libere uno; no tiene que hacer nada.',
    'moved-up': 'se liberó un lugar y es suyo. También está en su calendario.',
    changed: 'esta clase en vivo cambió. Su calendario se actualiza.',
    cancelled: 'esta clase en vivo no se realizará. Sale de su calendario.',
    left: 'dejó su lugar en esta clase en vivo. Sale de su calendario.',
    day: 'esta clase en vivo comienza en un día.',
    hour: 'esta clase en vivo comienza en una hora.',
    'ten-minutes': 'esta clase en vivo comienza en diez minutos.',
    attended:
      'gracias por participar en esta clase en vivo. En su página puede decir qué le pareció y volver a verla en cuanto se publique la grabación.',
    'attended-recorded':
      'gracias por participar en esta clase en vivo. Puede volver a verla y decir qué le pareció.',
    missed: 'no pudo asistir a esta clase en vivo. Puede ver lo que se perdió.',
  },
  more: (count) => `y ${count} más, como muestra su calendario`,
  open: 'Entre en esta página',
  look: 'Página de la clase',
  watch: 'Ver la grabación',
  reminders: 'En la misma página elige sus recordatorios o deja su lugar.',
  unsubscribe: 'No recibir más correos después de las clases en vivo',
};
