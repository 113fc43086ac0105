import { ref } from 'vue';
import { useProblemToast } from '../../../app/use-problem-toast';
import type { Wish } from './room-messages';
import type { Room } from './use-room';

/** Asks the room for something; a refusal is told, and the answer says whether it was done. */
export function useWish(room: Room) {
  const tellProblem = useProblemToast();
  const busy = ref(false);
  async function wish(wanted: Wish): Promise<boolean> {
    busy.value = true;
    try {
      await room.send(wanted);
      return true;
    } catch (error) {
      tellProblem(error);
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, wish };
}
