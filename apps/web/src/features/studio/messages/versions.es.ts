/** Los videos que ha tenido una clase. */
export default {
  title: 'Versiones',
  number: 'Versión {n}',
  current: 'Se muestra ahora',
  gone: 'borrada',
  since: '{date}, {name}',
  watchers: 'nadie la ha visto aún | {n} persona la vio | {n} personas la vieron',
  show: 'Mostrar otra vez',
  showNumber: 'Mostrar otra vez la versión {n}',
  replace: 'Sustituir el video',
  replaceHelp:
    'El título, los temas, los capítulos, los cuestionarios y los enlaces quedan. Lo que se vio queda con la versión que se vio.',
  choose: 'Grabaciones listas',
  noRecording: 'No hay otra grabación lista. Suba una antes.',
  kept: '{n} capítulo queda donde empieza. | {n} capítulos quedan donde empiezan.',
  dropped:
    '{n} capítulo empieza después del final de este video y queda fuera. | {n} capítulos empiezan después del final de este video y quedan fuera.',
  told: {
    replaced: 'La clase muestra el video nuevo.',
    restored: 'La clase muestra otra vez esa versión.',
  },
};
