const shownInBrowser = /^(image\/(?:jpeg|png|apng|webp|gif|avif|tiff|heic|heif|bmp)|video\/[\w.+-]+|audio\/[\w.+-]+)$/;

/**
 * The `Content-Disposition` of a download (RFC 6266): inline only for content that cannot run scripts, otherwise attachment.
 * The file name is in UTF-8, with an ASCII fallback for old clients.
 */
export function contentDisposition(name: string, contentType: string): string {
  const kind = shownInBrowser.test(essenceOf(contentType)) ? 'inline' : 'attachment';
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%/]/g, '_');
  const utf8 = encodeURIComponent(wellFormed(name)).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** A content type without its parameters, such as the codec of Ogg. */
export function essenceOf(contentType: string): string {
  return contentType.split(';', 1)[0]!.trim();
}

/** Replaces lone surrogates, which have no UTF-8 form. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
