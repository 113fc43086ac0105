/** Of what a class keeps of its webinar. */
export default {
  title: 'De la clase en vivo',
  webinar: 'Abrir la clase en vivo',
  questions: 'Preguntas hechas',
  questionsHelp: 'Los alumnos ven junto al video las que están activadas. Nadie ve quién las hizo.',
  noQuestions: 'Nadie preguntó nada.',
  unanswered: 'Sin respuesta: los alumnos no la ven',
  isLeftOut: 'Omitida',
  answered: { written: 'Respondida por escrito', live: 'Respondida en vivo' },
  show: 'Mostrar a los alumnos: {text}',
  polls: {
    title: 'De las encuestas de la clase en vivo',
    help: 'Tome una encuesta como pregunta y marque lo correcto. Antes de eso no se pregunta nada.',
    chosen: '{option}: {n} voto | {option}: {n} votos',
    take: 'Tomar como pregunta',
    takeNamed: 'Tomar como pregunta: {question}',
    taken: 'Tomada',
  },
};
