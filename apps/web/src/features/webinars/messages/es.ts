import room from './room.es';

export default { room };
