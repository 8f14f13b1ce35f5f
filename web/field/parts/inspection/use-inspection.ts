import type { Progress, RunState, Step } from '@xunfu/checklist-engine';
import type { Id } from '@xunfu/sync-core';
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { useVisit, type UseVisit } from '../../src/visit-in-hand';
import { openInspection, stateOf, taking, type OpenInspection } from './inspection';

export interface UseInspection extends UseVisit {
  /** Undefined while loading, null when the visit has no inspection part on this phone. */
  readonly open: ShallowRef<OpenInspection | null | undefined>;
  readonly state: ComputedRef<RunState | undefined>;
  readonly progress: ComputedRef<readonly Progress[]>;
  load(): Promise<void>;
  /** Keeps steps; what is drawn comes from what was kept. False when it was not kept. */
  take(...steps: Step[]): Promise<boolean>;
  /** The instant of a tap. */
  now(): string;
}

export function useInspection(id: Id, now: () => string): UseInspection {
  const visiting = useVisit(id);
  const open = shallowRef<OpenInspection | null | undefined>(undefined);
  const state = computed(() =>
    open.value ? stateOf(open.value, visiting.visit.value?.draft) : undefined,
  );
  const progress = computed(() =>
    open.value && state.value ? open.value.run.progress(state.value) : [],
  );

  async function load(): Promise<void> {
    await visiting.reload();
    const visit = visiting.visit.value;
    if (visit && !visit.sealed) await visiting.begin();
    // A record that was closed for signing is opened again by whoever goes back to answering.
    open.value = visiting.visit.value ? await openInspection(visiting.visit.value) : null;
  }

  return {
    ...visiting,
    open,
    state,
    progress,
    load,
    now,
    take: async (...steps) => {
      const at = open.value;
      return at ? visiting.change((draft) => taking(at, draft, steps)) : false;
    },
  };
}
