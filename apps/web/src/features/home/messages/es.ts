export default { title: '¿Qué sigue?' };
