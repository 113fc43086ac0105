export default {
  open: 'Buscar',
  shortcut: 'Buscar (Ctrl+K)',
  title: 'Buscar',
  help: 'Escriba palabras; elija con las flechas y abra con Intro.',
  placeholder: 'Capítulo, clase, tema o página',
  chapters: 'Capítulos',
  classes: 'Clases',
  topics: 'Temas',
  pages: 'Páginas',
  nothing: 'No se encontró nada para «{words}». Pruebe con menos palabras.',
};
