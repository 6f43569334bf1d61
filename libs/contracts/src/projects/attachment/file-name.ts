import { z } from 'zod';

/** Line breaks and tabs, which separate words. */
const separators = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Other control characters, and those that make `gpj.exe` look like `exe.jpg`. */
const invisible = /[\p{Cc}\p{Bidi_Control}\uFEFF]/gu;
/** A name with the path that it has on the client's computer, which is nobody's business. */
const localPath = /^(?:[A-Za-z]:[\\/]|\\\\|\/).*[\\/](?=[^\\/])|^(?:[A-Za-z]:[\\/]|\\\\|\/)/;

/**
 * The name of a file as people see it and browsers store it: without control characters, and with `_` in place of slashes, which are
 * part of names such as `Plan 1/2.pdf`.
 */
export const fileName = z
  .string()
  .overwrite((name) =>
    name.replaceAll(separators, ' ').replaceAll(invisible, '').trim().replace(localPath, '').replaceAll(/[\\/]/g, '_'),
  )
  .min(1)
  .max(255);
