import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * The phone client is served under /field/ as plain files. The whole of it (with the reader of QR pictures) is kept by
 * the service worker, so that an app that was installed once starts in a valley without a network. No script is
 * inline: the server's content security policy needs no exception but 'wasm-unsafe-eval' for the reader.
 */
export default defineConfig({
  base: '/field/',
  plugins: [
    vue(),
    VitePWA({
      // A new version waits until every window is closed: nobody is interrupted in the middle of a visit.
      registerType: 'prompt',
      injectRegister: null,
      filename: 'service-worker.js',
      manifest: {
        id: '/field/',
        name: '巡服 Xunfu',
        short_name: '巡服',
        description: '入企检查与服务，没有信号照常用',
        lang: 'zh-CN',
        start_url: '/field/',
        scope: '/field/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#f4f6f3',
        theme_color: '#f4f6f3',
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: 'icons/icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,wasm}'],
        maximumFileSizeToCacheInBytes: 3_000_000,
        navigateFallback: '/field/index.html',
        navigateFallbackAllowlist: [/^\/field\//],
        cleanupOutdatedCaches: true,
        clientsClaim: true,
      },
    }),
  ],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://localhost:8080', '/open': 'http://localhost:8080' } },
});
