import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`../client/src/${path}`, import.meta.url));
const gateway = process.env['PARLEY_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: [
      { find: /^@parley\/client\/vue$/, replacement: source('vue.ts') },
      { find: /^@parley\/client$/, replacement: source('index.ts') },
    ],
  },
  build: {
    // What Telegram's web views on phones of some years ago can read.
    target: ['es2020', 'chrome87', 'safari14'],
    // The page's policy allows no data: in scripts and styles, and a preload needs no help in these browsers.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: {
    proxy: {
      '/v1': { target: gateway, ws: true },
      '/pictures': { target: gateway },
    },
  },
  test: { include: ['test/**/*.test.ts'], environment: 'happy-dom', maxWorkers: 1, restoreMocks: true },
});
