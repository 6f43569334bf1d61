import { mintWebhookSecret, publicKeyOf, signWebhook, webhookSigner } from '@plumbline/crypto';

/** What a delivery brings to a receiver. */
export interface SignedRequest {
  headers: Record<string, string>;
  body: string;
}

const [secret, foreign] = [mintWebhookSecret(), mintWebhookSecret()];
/** The key pair behind the public key of the receivers. */
export const privateKey = mintWebhookSecret('v1a');
const foreignPrivateKey = mintWebhookSecret('v1a');
/** The secret of the receivers. */
export { secret };
/** The keys that receivers know: they take either scheme, as in a rotation from one to the other. */
export const keys = [secret, publicKeyOf(privateKey)];

let last = 0;

interface Signing {
  secrets?: string[];
  body?: string;
  /** Seconds that the sender's clock is ahead. */
  ahead?: number;
}

// Spaces, characters of several bytes and the last line break are lost if a receiver parses the body before it verifies it.
const ordinaryBody = '{ "event_name":"ticket_created",  "data": {"subject": "Türstürze, 2. OG ⚠", "n": 1.0} }\n';

function aRequest({ secrets = [secret], body = ordinaryBody, ahead = 0 }: Signing = {}): SignedRequest {
  const id = `delivery-${(last += 1)}`;
  const timestamp = Math.floor(Date.now() / 1_000) + ahead;
  const signature = signWebhook({ id, timestamp, body, signers: secrets.map(webhookSigner) });
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature };
  return { headers, body };
}

function changed({ headers, body }: SignedRequest, name: string, change: (value: string) => string): SignedRequest {
  return { headers: { ...headers, [name]: change(headers[name]!) }, body };
}

const swapped = (signature: string) =>
  signature.startsWith('v1a,') ? signature.replace('v1a,', 'v1,') : signature.replace('v1,', 'v1a,');

/** What every receiver with both schemes takes. */
export const genuine: Record<string, () => SignedRequest> = {
  'a signature of v1': () => aRequest(),
  'a signature of v1a': () => aRequest({ secrets: [privateKey] }),
  'a signature beside one by a secret that it does not know': () => aRequest({ secrets: [foreign, secret] }),
  'a signature of v1a beside one of v1': () => aRequest({ secrets: [foreign, privateKey] }),
  'a signature beside one of a scheme that it does not know': () =>
    changed(aRequest(), 'webhook-signature', (signature) => `v9,AAAA v2 ${signature}`),
  'an empty body': () => aRequest({ body: '' }),
  'a clock that is four minutes behind': () => aRequest({ ahead: -240 }),
  'a clock that is four minutes ahead': () => aRequest({ ahead: 240 }),
};

/** Those of them that a receiver without v1a refuses. */
export const onlyWithV1a = ['a signature of v1a', 'a signature of v1a beside one of v1'];

/** What every receiver refuses. */
export const forged: Record<string, () => SignedRequest> = {
  'a signature of v1 by another secret': () => aRequest({ secrets: [foreign] }),
  'a signature of v1a by another key': () => aRequest({ secrets: [foreignPrivateKey] }),
  'a changed body': () => ({ ...aRequest(), body: ordinaryBody.trim() }),
  'a changed body under v1a': () => ({ ...aRequest({ secrets: [privateKey] }), body: ordinaryBody.trim() }),
  'another id': () => changed(aRequest(), 'webhook-id', (id) => `${id}0`),
  'another time': () => changed(aRequest(), 'webhook-timestamp', (seconds) => String(Number(seconds) + 1)),
  'a request of six minutes ago': () => aRequest({ ahead: -360 }),
  'a request of six minutes hence': () => aRequest({ ahead: 360 }),
  'a time that is no number': () => changed(aRequest(), 'webhook-timestamp', () => 'soon'),
  'a signature of v1 that is called v1a': () => changed(aRequest(), 'webhook-signature', swapped),
  'a signature of v1a that is called v1': () =>
    changed(aRequest({ secrets: [privateKey] }), 'webhook-signature', swapped),
  'signatures that are not base64': () => changed(aRequest(), 'webhook-signature', () => 'v1,%%% v1a,%%% v1 v1a ,'),
  'a short signature': () => changed(aRequest(), 'webhook-signature', () => 'v1,AAAA v1a,AAAA'),
  'an empty signature': () => changed(aRequest(), 'webhook-signature', () => 'v1, v1a,'),
  'no headers': () => ({ ...aRequest(), headers: {} }),
};
