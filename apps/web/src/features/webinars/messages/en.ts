import room from './room.en';

export default { room };
