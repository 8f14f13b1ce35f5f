import type { Phone } from '@xunfu/sync-core';
import { preferredLanguage, speech } from '@xunfu/ui';
import { createApp, type App as VueApp, type Ref } from 'vue';
import App from './App.vue';
import { fieldKey, openField } from './field';
import { createFieldRouter } from './router';

/** The whole client around one phone; the caller mounts it. */
export async function createField(phone: Phone, outdated?: Ref<boolean>): Promise<VueApp> {
  const field = await openField(phone, outdated);
  const router = createFieldRouter(field);
  const app = createApp(App).provide(fieldKey, field).use(speech(preferredLanguage())).use(router);
  await router.isReady().catch(() => undefined);
  return app;
}
