export default {
  title: 'Mapa del trabajo',
  description: '¿En qué parte del trabajo está? Cada paso abre las clases que lo cubren.',
  practice: {
    title: 'En el consultorio',
    help: 'De la primera llamada a la salida; algunos pasos cambian según la especialidad.',
  },
  billing: { title: 'En la facturación', help: 'Del reclamo al pago; igual para todos.' },
};
