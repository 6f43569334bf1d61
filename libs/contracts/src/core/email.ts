import { z } from 'zod';

const longestEmail = 254;

/** Domains with letters beyond ASCII, and the full stops of East Asian scripts, which keyboards there write. */
const internationalDomain = /^(?=.*[^\0-\x7f])[\p{L}\p{M}\p{N}.。．｡-]+$/u;

/** As zod has it, which is the form that the API documentation shows, and with top-level domains in ASCII form: `xn--p1ai`. */
const pattern = /^(?:[\w'+-]+\.)*[\w'+-]*[\w+-]@(?:[A-Za-z\d][A-Za-z\d-]*\.)+(?:[A-Za-z]{2,}|[Xx][Nn]--[A-Za-z\d-]+)$/;

/** An e-mail address in its canonical form, see `canonicalEmail`. */
export const emailAddress = z.string().overwrite(canonicalEmail).check(z.email({ pattern })).max(longestEmail);

/** What somebody types to be found by their e-mail address, in canonical form. It need not be an address. */
export const typedEmail = z.string().max(longestEmail).overwrite(canonicalEmail);

/**
 * The one form under which an e-mail address is stored and compared: without blanks around it, in lower case, and with the ASCII form of its
 * domain (RFC 5891). `Info@Müller.example` and `info@xn--mller-kva.example` are one address, and some browsers convert what is typed.
 */
export function canonicalEmail(text: string): string {
  const address = text.trim().toLowerCase();
  const [, mailbox = '', domain = ''] = /^(.*@)(.+)$/s.exec(address) ?? [];
  const url = `http://${domain}`;
  return internationalDomain.test(domain) && URL.canParse(url) ? mailbox + new URL(url).hostname : address;
}
