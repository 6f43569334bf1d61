/** The package names no types for this entry, the bundle with its WebAssembly. */
declare module 'libheif-js/wasm-bundle.js' {
  import type { MainModule } from 'libheif-js/libheif-wasm/libheif.js';

  const libheif: Omit<MainModule, 'HEAPU8' | 'HEAPU32'> & { HEAPU8: Uint8Array<ArrayBuffer>; HEAPU32: Uint32Array };
  export default libheif;
}
