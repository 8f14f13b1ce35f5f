import { useQueryClient } from '@tanstack/vue-query';
import { type Ask, Fault } from '@xunfu/api';
import { announce, useTexts } from '@xunfu/ui';
import { shallowRef } from 'vue';
import { askAs } from '../app/session';
import { actTexts } from './acts.texts';

/** One act at a time; afterwards everything on the screen is fetched anew, and a fault stays until the next act. */
export function useAct<W extends string>() {
  const { t } = useTexts(actTexts);
  const queryClient = useQueryClient();
  const busy = shallowRef<W>();
  const fault = shallowRef<Fault>();

  async function act(
    which: W,
    path: string,
    asked: Pick<Ask, 'body' | 'version'>,
  ): Promise<boolean> {
    if (busy.value) return false;
    busy.value = which;
    fault.value = undefined;
    try {
      await askAs(path, { method: 'POST', ...asked });
      announce(t('done'));
      await queryClient.invalidateQueries();
      return true;
    } catch (failure) {
      if (!(failure instanceof Fault)) throw failure;
      fault.value = failure;
      return false;
    } finally {
      busy.value = undefined;
    }
  }

  async function newest(): Promise<void> {
    await queryClient.invalidateQueries();
    fault.value = undefined;
  }
  return { busy, fault, act, newest };
}
