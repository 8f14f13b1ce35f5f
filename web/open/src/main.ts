import { createApp } from 'vue';
import '@xunfu/ui/styles.css';
import { preferredLanguage, speech, startMode } from '@xunfu/ui';
import OpenPages from './OpenPages.vue';

startMode();
createApp(OpenPages).use(speech(preferredLanguage())).mount('#open');
