/** Por qué se rechazó o falló una grabación, y qué hacer. */
export default {
  rejected: {
    title: 'Este archivo fue rechazado',
    help: 'Exporte la grabación como MP4 y súbala de nuevo.',
  },
  failed: {
    title: 'No se pudo preparar esta grabación',
    help: 'Inténtelo de nuevo. Si sigue igual, expórtela como MP4 y suba ese archivo.',
  },
  cancelled: {
    title: 'Se canceló el trabajo con esta grabación',
    help: 'Su archivo sigue ahí: inténtelo de nuevo y se hará desde el principio.',
  },
  degraded: {
    title: 'No se pudo crear una de las calidades',
    help: 'La clase se reproduce en las demás. Inténtelo de nuevo para añadir la que falta.',
  },
  'probe-failed': {
    title: 'No se pudo revisar el archivo',
    help: 'Inténtelo de nuevo. Si sigue igual, avise a la administración.',
  },
  'no-rendition': {
    title: 'No se pudo crear ninguna calidad',
    help: 'Inténtelo de nuevo. Si sigue igual, exporte la grabación como MP4 y suba ese archivo.',
  },
  'media-empty': {
    title: 'El archivo está vacío',
    help: 'Exporte la grabación otra vez y suba el archivo nuevo.',
  },
  'media-unreadable': {
    title: 'Esto no es un video',
    help: 'Suba la grabación misma, por ejemplo como MP4; documentos e imágenes no sirven.',
  },
  'media-truncated': {
    title: 'El archivo termina antes de tiempo',
    help: 'Se cortó al grabarlo o copiarlo. Cópielo o expórtelo de nuevo.',
  },
  'media-format-refused': {
    title: 'Este formato no se acepta',
    help: 'Exporte la grabación como MP4, MOV, MKV o WebM. No se aceptan listas ni guiones.',
  },
  'media-no-video': {
    title: 'El archivo no tiene imagen',
    help: 'Una clase necesita video. Grabe la pantalla con el sonido y suba eso.',
  },
  'media-undecodable': {
    title: 'No se pueden leer las imágenes',
    help: 'Exporte la grabación con video H.264 y súbala de nuevo.',
  },
  'media-too-large': {
    title: 'El archivo es demasiado grande',
    help: 'Expórtelo con menos tasa de bits, o divídalo en dos.',
  },
  'media-too-long': {
    title: 'La grabación es demasiado larga',
    help: 'Divídala en varias grabaciones y suba cada una.',
  },
  'media-too-many-pixels': {
    title: 'La imagen es demasiado grande',
    help: 'Expórtela en 4K como máximo, por ejemplo 1920 × 1080.',
  },
  'media-frame-rate-too-high': {
    title: 'Tiene demasiadas imágenes por segundo',
    help: 'Expórtela con 30 o 60 imágenes por segundo.',
  },
  'media-too-many-tracks': {
    title: 'El archivo tiene demasiadas pistas',
    help: 'Expórtelo con una pista de video y una de audio.',
  },
};
