import '@xunfu/ui/styles.css';
import './shell/screen.css';
import { preferredLanguage, readPreference, startMode } from '@xunfu/ui';
import { openPhone } from '@xunfu/sync-core';
import { askForRoom, browserPorts, watchNetwork } from '@xunfu/sync-core/browser';
import { createField } from './app';

startMode();
document.documentElement.lang = preferredLanguage() === 'zh' ? 'zh-CN' : 'en';
document.documentElement.dataset['hand'] = readPreference('hand') ?? 'right';
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('/field/service-worker.js', { scope: '/field/' });

const phone = openPhone(browserPorts());
void createField(phone).then((app) => {
  app.mount('#field');
  watchNetwork(phone.outbox);
  // Asked once the screen is there: an installed app is granted it without a question.
  void askForRoom();
});
