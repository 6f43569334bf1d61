const toleranceSeconds = 300;
const ed25519Bytes = 64;

/** Whether one of the signatures is by one of the keys (`whsec_…` or `whpk_…`), and not older than five minutes. */
export async function isGenuine(headers: Headers, body: ArrayBuffer, keys: string[]): Promise<boolean> {
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > toleranceSeconds) return false;
  const content = await new Blob([`${headers.get('webhook-id')}.${timestamp}.`, body]).arrayBuffer();
  for (const signature of (headers.get('webhook-signature') ?? '').split(' '))
    for (const key of keys) if (await matches(signature, key, content)) return true;
  return false;
}

async function matches(signature: string, key: string, content: ArrayBuffer): Promise<boolean> {
  const [scheme, value = ''] = signature.split(',');
  const bytes = fromBase64(value);
  if (!bytes) return false;
  if (scheme === 'v1' && key.startsWith('whsec_')) {
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const secret = await crypto.subtle.importKey('raw', fromBase64(key.slice('whsec_'.length))!, hmac, false, [
      'verify',
    ]);
    return crypto.subtle.verify(hmac, secret, bytes, content);
  }
  // Cloudflare's runtime throws an error at a signature of another length.
  if (scheme === 'v1a' && key.startsWith('whpk_') && bytes.length === ed25519Bytes) {
    const publicKey = await crypto.subtle.importKey('raw', fromBase64(key.slice('whpk_'.length))!, 'Ed25519', false, [
      'verify',
    ]);
    return crypto.subtle.verify('Ed25519', publicKey, bytes, content);
  }
  return false;
}

/** Undefined for what is not base64. */
function fromBase64(text: string) {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
