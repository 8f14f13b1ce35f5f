import { computed, ref } from 'vue';
import { ask, type Ask, type Post, type Session } from '@xunfu/api';
import { keepPreference, readPreference } from '@xunfu/ui';
import { queries } from './queries';

const session = ref<Session | null>();
const chosen = ref<string>();

/** Who sits here and for whom they act. The choice changes the whole desk. */
export function useSession() {
  const acting = computed<Post | undefined>(() => {
    const posts = session.value?.posts ?? [];
    return (
      posts.find((post) => post.id === chosen.value) ??
      posts.find((post) => post.id === session.value?.actingFor) ??
      posts[0]
    );
  });
  return { session, acting, signIn, signOut, actFor, load };
}

async function load(): Promise<void> {
  try {
    session.value = await ask<Session>('/api/session');
    chosen.value = readPreference('acting-for') ?? undefined;
  } catch {
    session.value = null;
  }
}

async function signIn(name: string, password: string): Promise<void> {
  session.value = await ask<Session>('/api/session', {
    method: 'POST',
    body: { name, password, client: 'desk' },
  });
  queries.clear();
}

async function signOut(): Promise<void> {
  await ask('/api/session', { method: 'DELETE' });
  session.value = null;
  queries.clear();
}

function actFor(post: string): void {
  chosen.value = post;
  keepPreference('acting-for', post);
  queries.clear();
}

/** Asks as the post that is chosen at the top of the desk; a lost sign-in leads back to it. */
export async function askAs<T>(path: string, asked: Ask = {}): Promise<T> {
  const { acting } = useSession();
  try {
    return await ask<T>(path, { ...asked, actingFor: acting.value?.id });
  } catch (failure) {
    if (failure instanceof Error && 'signedOut' in failure && failure.signedOut)
      session.value = null;
    throw failure;
  }
}
