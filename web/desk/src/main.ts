import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import '@xunfu/ui/styles.css';
import { preferredLanguage, speech, startMode } from '@xunfu/ui';
import DeskFrame from './app/DeskFrame.vue';
import { queries } from './app/queries';
import { router } from './app/router';

startMode();
createApp(DeskFrame)
  .use(speech(preferredLanguage()))
  .use(router)
  .use(VueQueryPlugin, { queryClient: queries })
  .mount('#desk');
