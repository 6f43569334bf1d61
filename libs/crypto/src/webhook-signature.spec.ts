import { Webhook } from 'standardwebhooks';
import { mintWebhookSecret, signWebhook } from './webhook-signature';

describe('signWebhook', () => {
  it('gives the published vector', () => {
    const signature = signWebhook({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
      secrets: ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    });
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is accepted by the standardwebhooks package under each of several secrets, and under no other', () => {
    const [old, current, foreign] = [mintWebhookSecret(), mintWebhookSecret(), mintWebhookSecret()];
    const timestamp = Math.floor(Date.now() / 1000);
    const body = '{"subject":"Türstürze, 2. OG"}';
    const headers = {
      'webhook-id': 'a',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook({ id: 'a', timestamp, body, secrets: [current, old] }),
    };
    expect(headers['webhook-signature'].split(' ')).toHaveLength(2);
    for (const secret of [old, current]) {
      expect(new Webhook(secret).verify(body, headers)).toEqual({ subject: 'Türstürze, 2. OG' });
    }
    expect(() => new Webhook(foreign).verify(body, headers)).toThrow();
  });

  it('mints secrets of 32 bytes that differ', () => {
    const [one, other] = [mintWebhookSecret(), mintWebhookSecret()];
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(one).not.toBe(other);
  });
});
