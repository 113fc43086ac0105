import { useToast } from '@nuxt/ui/composables';
import { useProblemText } from './problem-text';

/** Shows a failure of something the person has just asked for. */
export function useProblemToast(): (error: unknown) => void {
  const toast = useToast();
  const textOf = useProblemText();
  return (error) => {
    toast.add({ ...textOf(error), color: 'error', icon: 'i-lucide-triangle-alert' });
  };
}
