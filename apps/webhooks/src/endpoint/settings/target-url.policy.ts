import { oneOf, type Problem, text, type Text } from '@plumbline/errors';
import { isLocalName, isPublicAddress, literalAddress } from '../../sender/address/address.policy';

/** The targets that an installation allows. Both are for development, and for operators who deliver inside their own network. */
export interface TargetRules {
  allowHttp: boolean;
  allowPrivateAddresses: boolean;
}

const source = { pointer: '/data/attributes/target-url' };
const refused = (detail: Text): Problem[] => [{ code: 'webhooks.target-not-allowed', detail, source }];

/**
 * Validates the text of a target URL. Names are not resolved here, because their addresses may change: the sender checks the
 * address when it connects.
 */
export function checkTargetUrl(given: string, { allowHttp, allowPrivateAddresses }: TargetRules): Problem[] {
  // The parser would remove or escape these characters, and the stored URL would differ from the requested one.
  if (/[\s\p{Cc}]/u.test(given) || !URL.canParse(given))
    return [{ code: 'request.invalid', detail: 'This is not an absolute URL.', source }];
  const url = new URL(given);
  const schemes = allowHttp ? ['https:', 'http:'] : ['https:'];
  if (!schemes.includes(url.protocol))
    return refused(
      text('The URL must begin with {{schemes}}.', { schemes: oneOf(schemes.map((scheme) => `${scheme}//`)) }),
    );
  if (url.username !== '' || url.password !== '') {
    return refused('The URL must not contain a user name or password. Use "basic-auth" instead.');
  }
  // `hash` is also empty for a single "#".
  if (given.includes('#'))
    return refused('The URL must not contain a fragment, which would never reach the subscriber.');
  if (!allowPrivateAddresses && !mayBePublic(url.hostname)) return refused('The URL must lead to a public address.');
  return [];
}

function mayBePublic(hostname: string): boolean {
  const address = literalAddress(hostname);
  return address === undefined ? !isLocalName(hostname) : isPublicAddress(address);
}
