import { createApp } from 'vue';
import '../src/styles.css';
import { speech } from '../src/index';
import Kit from './Kit.vue';

createApp(Kit).use(speech('zh')).mount('#kit');
