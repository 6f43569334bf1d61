import { defineConfig } from 'vite';

/** Bundles the program of the demo container into `dist/demo/main.mjs`. It needs no packages. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  build: {
    ssr: 'main.ts',
    outDir: '../../dist/demo',
    emptyOutDir: true,
    target: 'node20',
    // Leaves out the other exports of the libraries, and the packages that they import.
    rolldownOptions: { treeshake: { moduleSideEffects: false } },
  },
});
