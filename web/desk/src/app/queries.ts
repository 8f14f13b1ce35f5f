import { QueryClient } from '@tanstack/vue-query';
import { Fault } from '@xunfu/api';

/** What the server refused is not asked again; what the network lost is, twice. */
function again(times: number, failure: Error): boolean {
  return failure instanceof Fault && failure.noNetwork && times < 2;
}

export const queries = new QueryClient({
  defaultOptions: { queries: { retry: again, staleTime: 5_000, refetchInterval: 20_000 } },
});
