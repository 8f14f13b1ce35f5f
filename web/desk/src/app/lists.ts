import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import type { Listed } from '@xunfu/api';
import { askAs, useSession } from './session';

/** Reads one thing of the server as the chosen post; the post belongs to the key, so nothing of another capacity is shown. */
export function useKnown<T>(
  path: MaybeRefOrGetter<string>,
  wanted: MaybeRefOrGetter<boolean> = true,
) {
  const { acting } = useSession();
  return useQuery<T, Error>({
    queryKey: computed(() => [acting.value?.id, toValue(path)]),
    queryFn: () => askAs<T>(toValue(path)),
    enabled: () => toValue(wanted),
    placeholderData: keepPreviousData,
  });
}

export function useList<T>(path: MaybeRefOrGetter<string>) {
  return useKnown<Listed<T>>(path);
}
