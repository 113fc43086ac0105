export default {
  title: 'Quién estuvo',
  viewers: 'nadie vino a verla | {n} persona vino a verla | {n} personas vinieron a verla',
  none: 'Nadie ha estado en la sala',
  noneHelp: 'Quien entra mientras la clase está en vivo aparece aquí, minuto por minuto.',
  columns: {
    person: 'Persona',
    role: 'Papel',
    minutes: 'Minutos',
    percent: 'De la clase',
    firstJoined: 'Entró por primera vez',
    notes: 'Tarde o se fue antes',
  },
  role: { host: 'Anfitrión', speaker: 'Ponente', viewer: 'Asistente' },
  minutes: '{n} min',
  late: 'Llegó tarde',
  leftEarly: 'Se fue antes',
};
