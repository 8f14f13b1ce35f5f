import { defineConfig } from 'vitest/config';

/** `./xunfu test --long NAME`: campaigns in the browser, each a file in `long/`. */
export default defineConfig({
  test: {
    include: ['long/**/*.test.ts'],
    globalSetup: ['src/server.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
