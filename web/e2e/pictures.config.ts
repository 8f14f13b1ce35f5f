import { defineConfig } from 'vitest/config';

/** `npm run pictures -w @xunfu/e2e`: the pictures of README, from the running product. */
export default defineConfig({
  test: {
    include: ['pictures/**/*.test.ts'],
    globalSetup: ['src/server.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
