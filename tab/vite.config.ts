import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const hostPage = `${root}server/sandbox/host-page/index.html`;

/**
 * Two pages from one build, so that what they share is loaded once: the tab, and the local tenant's host
 * page where it exists. `base` is the root, because the server serves `/assets` for both.
 */
export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: `${root}tab/dist`,
    assetsDir: 'assets',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need `data:` in the page's content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        tab: `${root}tab/index.html`,
        ...(existsSync(hostPage) ? { host: hostPage } : {}),
      },
    },
  },
});
