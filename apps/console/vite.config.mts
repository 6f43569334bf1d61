import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './compress.mjs';

const root = import.meta.dirname;
const workspace = resolve(root, '../..');

export default defineConfig({
  root,
  cacheDir: resolve(workspace, 'node_modules/.vite/console'),
  plugins: [react(), compress()],
  resolve: {
    alias: [
      { find: '@plumbline/contracts', replacement: resolve(workspace, 'libs/contracts/src/index.ts') },
      // A file that the package has, and that its exports do not name.
      {
        find: /^scalar-standalone(?=\?)/,
        replacement: resolve(workspace, 'node_modules/@scalar/api-reference/dist/browser/standalone.js'),
      },
    ],
  },
  // The gateway puts the nonce of each answer in this place.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: resolve(workspace, 'dist/apps/console'),
    emptyOutDir: true,
    // Every browser of the last two years; older ones lack light-dark(), and what would stand in for it does not follow Mantine.
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    manifest: 'manifest.json',
    // A script or an image inside the page is what the content security policy keeps out.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'explorer.html'].map((page) => resolve(root, page)),
      // Contracts are declarations: those that the console does not use need not travel.
      treeshake: { moduleSideEffects: [{ test: /libs[\\/]contracts[\\/]/, sideEffects: false }] },
    },
  },
});
