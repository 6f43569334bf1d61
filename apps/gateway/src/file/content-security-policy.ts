import { essenceOf } from './content-disposition';

/**
 * The policy under which a browser shows a file: it runs no script, whatever the browser makes of it. A video or a sound is played by a
 * page of the browser's own that loads the file once more, from where it came.
 */
export function contentSecurityPolicy(contentType: string): string {
  return /^(?:video|audio)\//.test(essenceOf(contentType))
    ? "default-src 'none'; media-src 'self'; sandbox allow-same-origin"
    : "default-src 'none'; sandbox";
}
