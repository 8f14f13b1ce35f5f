import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { AuthoredText } from '@xunfu/ui';
import { useField, type Field } from '../field';
import { ask, type Asked } from '../server';

export interface Todo {
  readonly id: string;
  readonly kind: string;
  readonly text: AuthoredText;
  readonly about: { readonly kind: string; readonly id: string };
  readonly raisedAt: string;
}

/** Open to-dos of the acting post. The last answer stays while the app lives; it is never written to the phone. */
const latest = shallowRef<Asked<readonly Todo[]> | undefined>(undefined);
const known = shallowRef<{ readonly todos: readonly Todo[]; readonly at: string } | undefined>(
  undefined,
);

/** The list as the server pages it: plain, or within `items`. */
export function rowsOf<T>(body: unknown): readonly T[] {
  if (Array.isArray(body)) return body as T[];
  const items = (body as { items?: unknown } | null)?.items;
  return Array.isArray(items) ? (items as T[]) : [];
}

async function fetchTodos(field: Field): Promise<void> {
  const answer = await ask<unknown>(field, '/api/todos');
  if (answer.kind === 'here') {
    const todos = rowsOf<Todo>(answer.body);
    latest.value = { ...answer, body: todos };
    known.value = { todos, at: answer.at };
  } else latest.value = answer;
}

export function useTodos(): {
  readonly latest: typeof latest;
  readonly known: ShallowRef<{ readonly todos: readonly Todo[]; readonly at: string } | undefined>;
  reload(): Promise<void>;
} {
  const field = useField();
  void fetchTodos(field);
  return { latest, known, reload: () => fetchTodos(field) };
}

const count = ref(0);
let askedOnce = false;

/** What the tab 待办 shows: open to-dos, and what the server refused. */
export function useTodoCount(): Ref<number> {
  const field = useField();
  if (!askedOnce) {
    askedOnce = true;
    void fetchTodos(field).then(() => (count.value = known.value?.todos.length ?? 0));
  }
  count.value = (known.value?.todos.length ?? 0) + field.outbox.value.refused;
  return count;
}
