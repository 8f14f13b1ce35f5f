import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The pages are served under /open/; assets carry their hash in the name and may be cached for ever. */
export default defineConfig({
  base: '/open/',
  plugins: [vue()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://localhost:8080', '/open/visits': 'http://localhost:8080' } },
});
