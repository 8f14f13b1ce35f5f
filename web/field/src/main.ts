import '@xunfu/ui/styles.css';
import './shell/screen.css';
import { preferredLanguage, readPreference, speech, startMode } from '@xunfu/ui';
import { openPhone } from '@xunfu/sync-core';
import { askForRoom, browserPorts, watchNetwork } from '@xunfu/sync-core/browser';
import { createApp, ref } from 'vue';
import { createField } from './app';
import Outdated from './shell/Outdated.vue';

startMode();
document.documentElement.lang = preferredLanguage() === 'zh' ? 'zh-CN' : 'en';
document.documentElement.dataset['hand'] = readPreference('hand') ?? 'right';
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('/field/service-worker.js', { scope: '/field/' });

const outdated = ref(false);
const phone = openPhone(browserPorts(() => (outdated.value = true)));
void createField(phone, outdated).then(
  (app) => {
    app.mount('#field');
    watchNetwork(phone.outbox);
    // Asked once the screen is there: an installed app is granted it without a question.
    void askForRoom();
  },
  (fault: unknown) => {
    if (!outdated.value) throw fault;
    createApp(Outdated).use(speech(preferredLanguage())).mount('#field');
  },
);
