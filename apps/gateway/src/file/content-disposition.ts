const shownInBrowser = /^(image\/(?:jpeg|png|webp|gif|avif|tiff|heic|bmp)|video\/[\w.+-]+|audio\/[\w.+-]+)$/;

/**
 * The `Content-Disposition` of a download (RFC 6266): shown in place only for what cannot run anything, saved otherwise. The
 * name in UTF-8, beside an ASCII one for old clients.
 */
export function contentDisposition(name: string, contentType: string): string {
  const kind = shownInBrowser.test(contentType) ? 'inline' : 'attachment';
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%/]/g, '_');
  const utf8 = encodeURIComponent(wellFormed(name)).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** Halves of surrogate pairs, which have no UTF-8 form, replaced. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
