export default {
  title: 'Equipo',
  description: 'Quién en {practice} ha visto qué.',
  none: 'Todavía no hay nadie en su equipo',
  noneHelp: 'Su administrador invita a las personas de su consultorio.',
  progress: 'Progreso',
  progressOf: 'Progreso de {name}',
  lastSeen: 'Última visita: {date}',
  neverSeen: 'Todavía no ha entrado',
  invited: 'Con invitación, todavía no ha entrado',
  nothingWatched: 'Todavía no ha visto nada.',
};
