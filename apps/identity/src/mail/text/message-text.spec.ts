import { languages } from '@plumbline/contracts';
import type { MailContent } from '../mail';
import { messageText } from './message-text';

const at = '2026-03-02T08:05:00.000Z';
const token = { name: 'nightly sync', tokenId: '0123456789abcdef' };
const contents: MailContent[] = [
  { kind: 'invitation', inviter: 'Olivia Owner', account: 'North Ltd' },
  { kind: 'password-reset' },
  { kind: 'password-changed', at, ip: '192.0.2.1' },
  { kind: 'token-created', ...token, at, ip: '192.0.2.1' },
  { kind: 'token-deleted', ...token, at, by: 'Max Manager' },
  { kind: 'token-leaked', ...token, at },
  { kind: 'token-expiring', ...token, days: 7, expiresAt: at },
];
const link = { link: 'https://build.example.com/invitation#secret', until: new Date('2026-03-09T08:05:00.000Z') };

describe.each(languages)('mail in %s', (language) => {
  it.each(contents)('contains every fact of $kind', (content) => {
    const withLink = content.kind === 'invitation' || content.kind === 'password-reset';
    const { subject, text } = messageText({ firstName: 'Uma', language }, content, withLink ? link : undefined);
    expect(`${subject} ${text}`).not.toMatch(/undefined|null|\[object|\$\{/);
    expect(text).toContain('Uma');
    const { kind: _, ...facts } = content;
    for (const [name, fact] of Object.entries(facts)) {
      if (name !== 'at' && name !== 'expiresAt') expect(`${subject} ${text}`).toContain(String(fact));
    }
    if (withLink) expect(text).toContain(`\n\n${link.link}\n\n`);
  });
});

describe('mail', () => {
  it('contains instants in the format of its language, in UTC', () => {
    const texts = languages.map((language) => messageText({ firstName: 'Uma', language }, contents[2]!).text);
    expect(texts[0]).toContain('2 March 2026 at 08:05 UTC');
    expect(texts[1]).toContain('2 mars 2026 à 08:05 UTC');
    expect(texts[2]).toContain('2. März 2026 um 08:05 UTC');
  });

  it('says tomorrow instead of one day', () => {
    const content = { kind: 'token-expiring', ...token, days: 1, expiresAt: at } as const;
    const subjects = languages.map((language) => messageText({ firstName: 'Uma', language }, content).subject);
    expect(subjects.map((subject) => /tomorrow|demain|morgen/.test(subject))).toEqual([true, true, true]);
  });

  it('has a subject of one line, even if the name of a token contains line breaks', () => {
    const content = { kind: 'token-created', ...token, name: 'a\r\nBcc: x@example.com', at } as const;
    expect(messageText({ firstName: 'Uma', language: 'en' }, content).subject).not.toMatch(/[\r\n]/);
  });
});
