import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { asProblem, type ApiProblem } from '../../app/http';
import { locale } from '../../app/i18n';
import { getWorkflowMap, type WorkflowMap } from './api';

/** The workflow map in the language in use; loaded once, again when the language changes. */
export const useWorkflowMap = defineStore('workflow-map', () => {
  const map = shallowRef<WorkflowMap | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);

  const titles = computed(() => {
    const { practiceSteps = [], billingSteps = [], specialties = [] } = map.value ?? {};
    const steps = [...practiceSteps, ...billingSteps];
    const overlays = steps.flatMap((step) => step.overlays);
    return new Map([...steps, ...overlays, ...specialties].map(({ key, title }) => [key, title]));
  });

  async function load(): Promise<void> {
    try {
      map.value = await getWorkflowMap();
      problem.value = null;
    } catch (error) {
      problem.value = asProblem(error);
    }
  }

  /** A topic's or specialty's title; its key until the map is there. */
  const titleOf = (key: string): string => titles.value.get(key) ?? key.replace(/^\w+:/, '');

  watch(locale, () => void load(), { immediate: true });
  return { map, problem, load, titleOf };
});
