import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The desk is served under /desk/; it never meets the phone's code. */
export default defineConfig({
  base: '/desk/',
  plugins: [vue()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
