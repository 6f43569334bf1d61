import { readConsent } from './consent.policy';

const origin = 'events.plumbline.example';
const consentOf = (allowedOrigin?: string, allowedRate?: string, status = 200) =>
  readConsent(
    {
      kind: 'response',
      status,
      retryAfter: undefined,
      instruction: undefined,
      headers: {
        ...(allowedOrigin !== undefined && { 'webhook-allowed-origin': allowedOrigin }),
        ...(allowedRate !== undefined && { 'webhook-allowed-rate': allowedRate }),
      },
      body: '',
    },
    origin,
  );

describe('readConsent', () => {
  it.each([origin, origin.toUpperCase(), '*', ` ${origin} `])('is granted by the allowed origin %j', (allowed) =>
    expect(consentOf(allowed, '120')).toEqual({ granted: true, allowedPerMinute: 120 }),
  );
  it.each([undefined, '*', ''])('is granted without a limit by the allowed rate %j', (rate) =>
    expect(consentOf(origin, rate)).toEqual({ granted: true, allowedPerMinute: null }),
  );
  it('does not depend on the status', () => {
    expect(consentOf(origin, '*', 405).granted).toBe(true);
    expect(consentOf(undefined, '*', 200)).toEqual({ granted: false, reason: 'not-allowed' });
  });
  it('is not granted to another origin', () =>
    expect(consentOf('other.example', '*')).toEqual({ granted: false, reason: 'other-origin-allowed' }));
  it.each(['0', '-1', '1.5', 'many', '1e3'])('is not granted with the rate %j', (rate) =>
    expect(consentOf(origin, rate)).toEqual({ granted: false, reason: 'rate-unreadable' }),
  );
  it('is not granted without a response', () =>
    expect(readConsent({ kind: 'no-response', error: 'timed-out' }, origin)).toEqual({
      granted: false,
      reason: 'timed-out',
    }));
});
