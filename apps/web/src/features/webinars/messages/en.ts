import broadcast from './broadcast.en';

export default { broadcast };
