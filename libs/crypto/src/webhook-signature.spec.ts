import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { mintWebhookSecret, publicKeyOf, signWebhook, webhookSigner } from './webhook-signature';

const published = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };

describe('signWebhook', () => {
  it('matches the published test vectors of both schemes', () => {
    const signers = [
      'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==',
    ].map(webhookSigner);
    expect(signWebhook({ ...published, signers })).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= ' +
        'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
    );
  });

  it('is accepted by the standardwebhooks package under each of several secrets, and under no other', () => {
    const [old, current, foreign] = [mintWebhookSecret(), mintWebhookSecret(), mintWebhookSecret()];
    const timestamp = Math.floor(Date.now() / 1000);
    const body = '{"subject":"Türstürze, 2. OG"}';
    const headers = {
      'webhook-id': 'a',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook({
        id: 'a',
        timestamp,
        body,
        signers: [mintWebhookSecret('v1a'), current, old].map(webhookSigner),
      }),
    };
    expect(headers['webhook-signature'].split(' ')).toHaveLength(3);
    for (const secret of [old, current]) {
      expect(new Webhook(secret).verify(body, headers)).toEqual({ subject: 'Türstürze, 2. OG' });
    }
    expect(() => new Webhook(foreign).verify(body, headers)).toThrow();
  });

  it('is verified by the public key of an ed25519 secret, and by no other', () => {
    const [own, foreign] = [mintWebhookSecret('v1a'), mintWebhookSecret('v1a')];
    const [scheme, signature] = signWebhook({ ...published, signers: [webhookSigner(own)] }).split(',');
    const content = Buffer.from(`${published.id}.${published.timestamp}.${published.body}`);
    const verified = (secret: string) => {
      const x = Buffer.from(publicKeyOf(secret).slice('whpk_'.length), 'base64').toString('base64url');
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      return verify(null, content, key, Buffer.from(signature!, 'base64'));
    };
    expect(scheme).toBe('v1a');
    expect([verified(own), verified(foreign)]).toEqual([true, false]);
  });
});

describe('mintWebhookSecret', () => {
  it('creates distinct secrets of 32 bytes', () => {
    const [one, other] = [mintWebhookSecret(), mintWebhookSecret()];
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(one).not.toBe(other);
  });

  it('creates distinct ed25519 key pairs', () => {
    const [one, other] = [mintWebhookSecret('v1a'), mintWebhookSecret('v1a')];
    expect(one).toMatch(/^whsk_[A-Za-z0-9+/]{86}==$/);
    expect(one).not.toBe(other);
  });
});

describe('publicKeyOf', () => {
  it('matches the published key', () =>
    expect(
      publicKeyOf('whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=='),
    ).toBe('whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4='));

  it.each(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsk_c2hvcnQ='])('rejects %s', (secret) =>
    expect(() => publicKeyOf(secret)).toThrow(TypeError),
  );
});
