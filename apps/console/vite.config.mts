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
      // The package contains this file, but does not export it. The file bundles the package's dependencies, so `overrides` in package.json
      // leaves them out: they are a third of all installed files. The same holds for the images of @tabler/icons, which no program reads.
      // Beside it stands `standalone.js`, a script that also has what the page needs later, such as the dialog that sends requests.
      {
        find: 'scalar-bundle',
        replacement: resolve(workspace, 'node_modules/@scalar/api-reference/dist/browser/standalone.esm.js'),
      },
    ],
  },
  // The gateway replaces this placeholder by the nonce of each response.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: resolve(workspace, 'dist/apps/console'),
    emptyOutDir: true,
    // Browsers of the last two years. Older ones lack light-dark(), and its polyfill ignores Mantine's colour scheme.
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    manifest: 'manifest.json',
    // The content security policy forbids inline scripts and images.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'explorer.html'].map((page) => resolve(root, page)),
      // Contracts have no side effects, so unused ones are dropped.
      treeshake: { moduleSideEffects: [{ test: /libs[\\/]contracts[\\/]/, sideEffects: false }] },
    },
  },
});
