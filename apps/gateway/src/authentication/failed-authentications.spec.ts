import { DomainError } from '@plumbline/errors';
import type { GatewayConfig } from '../config';
import { FailedAuthentications } from './failed-authentications';
import type { PresentedCredential } from './presented-credential';

const perAddress = 20;
const token = (tokenId: string, hash = tokenId): PresentedCredential => ({
  type: 'token',
  scheme: 'api-key',
  tokenId,
  hash,
});

describe('failed authentications', () => {
  let failed: FailedAuthentications;
  beforeEach(() => {
    failed = new FailedAuthentications({ AUTH_FAILURES_PER_MINUTE: perAddress } as GatewayConfig);
  });
  const refused = (ask: () => void): boolean => {
    try {
      ask();
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      expect(error).toMatchObject({ code: 'auth.too-many-failures', retryAfter: expect.any(Number) });
      return true;
    }
  };

  it('block an address that guesses tokens', () => {
    for (let guess = 0; guess < perAddress; guess++) failed.credentialFailed('1.1.1.1', token(`id${guess}`));
    expect(refused(() => failed.beforeCredential('1.1.1.1', token('another')))).toBe(true);
    expect(refused(() => failed.beforeCredential('2.2.2.2', token('another')))).toBe(false);
  });

  it('block guesses of one secret from many addresses', () => {
    for (let guess = 0; guess < 10; guess++) failed.credentialFailed(`1.1.1.${guess}`, token('id', `wrong${guess}`));
    expect(refused(() => failed.beforeCredential('9.9.9.9', token('id', 'wrong again')))).toBe(true);
  });

  it('never block a token that was valid recently, whatever other callers send', () => {
    failed.credentialSucceeded(token('id', 'right'));
    for (let guess = 0; guess < 100; guess++) failed.credentialFailed('1.1.1.1', token('id', `wrong${guess}`));
    expect(refused(() => failed.beforeCredential('1.1.1.1', token('id', 'right')))).toBe(false);
    expect(refused(() => failed.beforeCredential('1.1.1.1', token('id', 'wrong')))).toBe(true);
  });

  it('block guesses of a password without blocking its owner at another address', () => {
    for (let guess = 0; guess < 10; guess++) failed.passwordFailed('1.1.1.1', 'Mia@example.com');
    expect(refused(() => failed.beforePassword('1.1.1.1', 'mia@example.com'))).toBe(true);
    expect(refused(() => failed.beforePassword('2.2.2.2', 'mia@example.com'))).toBe(false);
  });

  it('count for an address in every form in which it can be typed', () => {
    const forms = [' mia@müller.example', 'mia@xn--mller-kva.example ', 'MIA@Müller.example'];
    for (let guess = 0; guess < 10; guess++) failed.passwordFailed('1.1.1.1', forms[guess % forms.length]!);
    expect(refused(() => failed.beforePassword('1.1.1.1', 'mia@müller.example'))).toBe(true);
    expect(refused(() => failed.beforePassword('1.1.1.1', 'other@müller.example'))).toBe(false);
  });

  it('of neighbours do not block a device on which the user has signed in before, while its own do', () => {
    for (let guess = 0; guess < perAddress; guess++) failed.passwordFailed('1.1.1.1', 'mia@example.com');
    expect(refused(() => failed.beforePassword('1.1.1.1', 'mia@example.com'))).toBe(true);
    expect(refused(() => failed.beforePassword('1.1.1.1', 'mia@example.com', 'device'))).toBe(false);
    for (let guess = 0; guess < 10; guess++) failed.passwordFailed(`2.2.2.${guess}`, 'mia@example.com', 'device');
    expect(refused(() => failed.beforePassword('3.3.3.3', 'mia@example.com', 'device'))).toBe(true);
    expect(refused(() => failed.beforePassword('3.3.3.3', 'mia@example.com'))).toBe(false);
  });

  it('do not count successes', () => {
    for (let time = 0; time < 100; time++) {
      failed.beforeCredential('1.1.1.1', token('id'));
      failed.credentialSucceeded(token('id'));
    }
    expect(refused(() => failed.beforeCredential('1.1.1.1', token('other')))).toBe(false);
  });
});
