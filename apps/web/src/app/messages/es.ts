export default {
  skip: 'Ir al contenido',
  retry: 'Intentar de nuevo',
  csv: 'Guardar como CSV',
  components: 'Componentes',
  goHome: 'Ir a la primera página',
  loading: 'Cargando',
  save: 'Guardar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  more: 'Mostrar más',
  offline:
    'Está sin conexión. Lo que ve puede ser antiguo; los cambios no se envían hasta que vuelva.',
  signIn: 'Entrar',
  sessionEnded: 'Se cerró su sesión. Vuelva a entrar.',
  pageFailed: 'No se pudo cargar esta página. Puede que Rounds se haya actualizado.',
  reload: 'Cargar de nuevo',
  language: 'Idioma: {language}',
  nav: {
    label: 'Principal',
    home: 'Inicio',
    live: 'En vivo',
    library: 'Biblioteca',
    map: 'Mapa',
    me: 'Yo',
    team: 'Equipo',
    studio: 'Estudio',
    admin: 'Admin',
  },
  theme: { label: 'Colores', light: 'Claro', dark: 'Oscuro', auto: 'Como el sistema' },
  account: { label: 'Cuenta de {name}', me: 'Mi progreso y perfil', signOut: 'Salir' },
  role: {
    admin: 'Administración',
    trainer: 'Instructor',
    manager: 'Gerente del consultorio',
    learner: 'Alumno',
  },
  participantRole: {
    'front-desk': 'Recepción',
    'eligibility-authorization': 'Elegibilidad y autorización',
    provider: 'Proveedor de salud',
    scribe: 'Escribiente médico',
    coder: 'Codificador',
    'charge-entry': 'Captura de cargos',
    biller: 'Facturador',
    'payment-poster': 'Registro de pagos',
    'denial-ar-specialist': 'Especialista en denegaciones y cobros',
    'enrollment-credentialing': 'Inscripción y acreditación',
    'practice-manager': 'Gerente del consultorio',
    owner: 'Propietario',
  },
  notFound: {
    title: 'Esta página no existe',
    help: 'El enlace puede ser antiguo, o la página no es para usted.',
  },
  forbidden: {
    title: 'Su función no abre esta página',
    help: 'Si la necesita para su trabajo, pídala a su administrador.',
  },
  problem: {
    offline: {
      title: 'El servidor no responde',
      help: 'Revise su conexión e inténtelo de nuevo.',
    },
    unexpected: { title: 'Algo salió mal', help: 'Inténtelo de nuevo en un momento.' },
    internal: {
      title: 'Algo salió mal de nuestro lado',
      help: 'Inténtelo de nuevo en un minuto. Si sigue así, avise a su administrador.',
    },
    invalid: { title: 'Esto no se aceptó', help: 'Revise lo que escribió e inténtelo de nuevo.' },
    forbidden: { title: 'Su función no lo permite', help: 'Consulte a su administrador.' },
    'not-found': {
      title: 'Esto ya no está aquí',
      help: 'Puede que se haya eliminado, o que no sea para usted.',
    },
    conflict: {
      title: 'Alguien lo cambió entretanto',
      help: 'Cargue la página de nuevo y repita su cambio.',
    },
    muted: {
      title: 'Un anfitrión lo ha silenciado en esta clase',
      help: 'Todavía puede leer y votar.',
    },
    'room-over': {
      title: 'La clase terminó',
      help: 'Puede leer lo que se dijo; ya no se recibe nada nuevo.',
    },
    'mark-too-late': {
      title: 'La clase terminó',
      help: 'Ya no puede empezar ningún capítulo. Añádalo en el editor de la clase.',
    },
    'too-many-messages': {
      title: 'Fue demasiado rápido',
      help: 'Espere {seconds} segundos y vuelva a enviarlo.',
    },
    'not-presenting': {
      title: 'Usted no presenta esta clase',
      help: 'Sus anfitriones pueden nombrarlo ponente.',
    },
    'poll-closed': {
      title: 'La encuesta está cerrada',
      help: 'Su resultado queda en la sala.',
    },
    'wrong-credentials': {
      title: 'El correo y la contraseña no coinciden',
      help: 'Revise ambos, o pida una contraseña nueva.',
    },
    'too-many-attempts': {
      title: 'Demasiados intentos',
      help: 'Espere {seconds} segundos e inténtelo de nuevo.',
    },
    'unsubscribe-link-wrong': {
      title: 'Este enlace no está completo',
      help: 'Abra el enlace desde el propio correo: se perdió una parte. No se cambió nada.',
    },
    'link-used-or-expired': {
      title: 'Este enlace ya no funciona',
      help: 'Los enlaces funcionan una vez y por tiempo limitado. Pida uno nuevo.',
    },
    'csrf-token-missing': {
      title: 'Esta página está desactualizada',
      help: 'Cargue la página de nuevo y repita su cambio.',
    },
    'wrong-password': {
      title: 'Esta no es su contraseña actual',
      help: 'Escríbala de nuevo o pida una nueva.',
    },
    'not-playable': {
      title: 'Esta clase todavía no se puede ver',
      help: 'Su grabación aún se está preparando. Inténtelo en unos minutos.',
    },
    'recording-in-use': {
      title: 'Una clase usa esta grabación',
      help: 'Archive primero la clase y luego borre la grabación.',
    },
    'recording-unusable': {
      title: 'No se puede crear una clase de esta grabación',
      help: 'Abra la grabación para ver qué le pasa.',
    },
    'recording-not-probed': {
      title: 'El archivo todavía se está revisando',
      help: 'En un momento podrá fijar los capítulos; inténtelo entonces.',
    },
    'nothing-to-retry': {
      title: 'Aquí no ha fallado nada',
      help: 'Cargue la página de nuevo para ver cómo está.',
    },
    'no-attempts-left': {
      title: 'Ya usó todos sus intentos',
      help: 'Sus resultados se conservan en la página del cuestionario.',
    },
    'attempt-finished': {
      title: 'Este intento ya terminó',
      help: 'Vea su resultado, o empiece uno nuevo.',
    },
    'quiz-is-empty': {
      title: 'Este cuestionario no tiene preguntas',
      help: 'Añada al menos una pregunta y vuelva a intentarlo.',
    },
    'quiz-was-taken': {
      title: 'Alguien ya empezó este cuestionario',
      help: 'Devuélvalo a borrador; lo respondido queda registrado.',
    },
    'unknown-specialty': {
      title: 'No existe esa especialidad',
      help: 'Elija una de la lista.',
    },
    'unknown-topic': {
      title: 'No existe ese tema',
      help: 'Puede que el enlace sea antiguo. Elija uno de la lista.',
    },
    'not-a-picture': {
      title: 'Esta imagen no se puede mostrar',
      help: 'Elija un archivo PNG, JPEG o WebP.',
    },
    'edited-meanwhile': {
      title: 'Otra persona guardó esto mientras tanto',
      help: 'Mire la versión nueva y repita su cambio.',
    },
    'wrong-class-state': {
      title: 'La clase ya está en otro estado',
      help: 'Cargue la página de nuevo y elija el siguiente paso.',
    },
    'class-was-published': {
      title: 'Puede que alguien haya visto esta clase',
      help: 'Archívela; lo que se vio queda registrado.',
    },
    'chapters-do-not-tile': {
      title: 'Los capítulos no encajan',
      help: 'El primero empieza en 0:00 y cada uno después del anterior, dentro de la clase.',
    },
    'upload-too-large': {
      title: 'El archivo es demasiado grande',
      help: 'Expórtelo más pequeño, o divídalo en dos.',
    },
    'handout-type-not-taken': {
      title: 'Este tipo de archivo no se reparte',
      help: 'Guárdelo como PDF, PPTX, DOCX, XLSX, PNG, JPEG, TXT o CSV. Sin macros.',
    },
    'handout-disguised': {
      title: 'El archivo no es lo que dice su nombre',
      help: 'Guárdelo otra vez en el programa del que viene y elíjalo de nuevo.',
    },
    'handout-empty': { title: 'No hay nada en este archivo', help: 'Elija otro.' },
    'handout-too-large': {
      title: 'El archivo tiene más de 25 MB',
      help: 'Reduzca sus imágenes, o comparta un enlace.',
    },
    'handouts-full': {
      title: 'Esta clase en vivo ya tiene bastantes archivos',
      help: '20 archivos con 200 MB en total. Lo retirado cuenta durante un día.',
    },
    'too-many-uploads': {
      title: 'Demasiadas subidas sin terminar',
      help: 'Termine o descarte algunas primero.',
    },
    'storage-full': {
      title: 'No hay espacio para este archivo',
      help: 'Borre grabaciones que nadie necesite, o avise a la administración.',
    },
    'upload-expired': {
      title: 'Esta subida estuvo parada demasiado tiempo',
      help: 'Elija el archivo otra vez para empezar de nuevo.',
    },
    'wrong-webinar-state': {
      title: 'La clase en vivo ya está en otro estado',
      help: 'Cargue la página otra vez y elija el siguiente paso.',
    },
    'starts-in-the-past': {
      title: 'Una clase en vivo debe comenzar en el futuro',
      help: 'Elija otro día u otra hora.',
    },
    'series-is-empty': {
      title: 'La serie no tiene ninguna fecha',
      help: 'Conserve al menos una fecha o elija un último día posterior.',
    },
    'series-too-long': {
      title: 'Una serie tiene como máximo 100 fechas',
      help: 'Elija un último día anterior.',
    },
    'unknown-person': {
      title: 'Alguna de estas personas no puede presentar',
      help: 'Elija otras personas; los anfitriones son del equipo propio.',
    },
    'email-taken': {
      title: 'Este correo ya está en uso',
      help: 'Busque a la persona en la lista.',
    },
    'practice-name-taken': {
      title: 'Ya hay un consultorio con este nombre',
      help: 'Elija un nombre que los distinga.',
    },
    'last-admin': {
      title: 'Es la última persona de administración activa',
      help: 'Nombre antes a otra.',
    },
    'person-inactive': {
      title: 'Esta persona está inactiva',
      help: 'Active primero a la persona.',
    },
    'invitation-accepted': {
      title: 'La invitación ya fue aceptada',
      help: 'La persona puede entrar, o pedir una contraseña nueva.',
    },
  },
};
