import broadcast from './broadcast.es';

export default { broadcast };
