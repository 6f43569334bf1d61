import type { Problem } from '@plumbline/errors';
import { isLocalName, isPublicAddress, literalAddress } from '../../sender/address/address.policy';

/** What targets an installation takes; both are for development, and for operators who deliver inside their own network. */
export interface TargetRules {
  allowHttp: boolean;
  allowPrivateAddresses: boolean;
}

const source = { pointer: '/data/attributes/target-url' };
const refused = (detail: string): Problem[] => [{ code: 'webhooks.target-not-allowed', detail, source }];

/**
 * What is wrong with a target URL as far as the text tells. Names are not looked up: what they answer now says nothing about
 * later, so the sender checks when it connects.
 */
export function checkTargetUrl(text: string, { allowHttp, allowPrivateAddresses }: TargetRules): Problem[] {
  // The parser would drop or escape them, so that what is stored would not be what is requested.
  if (/[\s\p{Cc}]/u.test(text) || !URL.canParse(text))
    return [{ code: 'request.invalid', detail: 'This is not an absolute URL.', source }];
  const url = new URL(text);
  const schemes = allowHttp ? ['https:', 'http:'] : ['https:'];
  if (!schemes.includes(url.protocol))
    return refused(`The URL must begin with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`);
  if (url.username !== '' || url.password !== '') {
    return refused('The URL must not hold a user name or a password; set "basic-auth" instead.');
  }
  // `hash` is empty for a lone "#" as well.
  if (text.includes('#')) return refused('The URL must not hold a fragment; it would never reach the subscriber.');
  if (!allowPrivateAddresses && !mayBePublic(url.hostname)) return refused('The URL must lead to a public address.');
  return [];
}

function mayBePublic(hostname: string): boolean {
  const address = literalAddress(hostname);
  return address === undefined ? !isLocalName(hostname) : isPublicAddress(address);
}
