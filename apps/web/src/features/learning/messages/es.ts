export default {
  goOn: 'Continuar',
  again: 'Ver de nuevo',
  earlierVersion: 'Versión {n}: ahora el video es más nuevo.',
  watchedOf: '{watched} de {whole} vistos',
  progressOf: 'Progreso en {title}',
  me: {
    title: 'Yo',
    classes: 'Mis clases',
    none: 'Todavía no ha visto nada',
    noneHelp: 'Lo que vea aparecerá aquí, capítulo por capítulo.',
    toLibrary: 'Abrir la biblioteca',
  },
};
