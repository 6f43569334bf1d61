import { Clock } from '@plumbline/runtime';
import type { GatewayConfig } from '../config';
import { DeviceCookies } from './device-cookies';

let time = Date.parse('2026-11-24T12:00:00Z');
class TurnedClock extends Clock {
  override now(): Date {
    return new Date(time);
  }
}
const cookies = (config: Partial<GatewayConfig> = {}) =>
  new DeviceCookies({ FILE_LINK_SECRET: 's'.repeat(32), ...config } as GatewayConfig, new TurnedClock());
const devices = cookies();
const email = 'mia@example.com';
const issued = (of = devices) => of.issue(email).split(';', 1)[0]!;

describe('the device cookie', () => {
  it('proves a device to every gateway, for the user whose e-mail signed in', () => {
    const pair = issued();
    const device = devices.read(`theme=dark; ${pair}`, email);
    expect(device).toMatch(/^[\w-]{22}$/);
    expect(cookies().read(pair, ' Mia@Example.com')).toBe(device);
    expect(devices.read(pair, 'noah@example.com')).toBeUndefined();
  });

  it('keeps the device at the next sign-in, so that its failures still count', () => {
    const device = devices.read(issued(), email);
    expect(devices.read(devices.issue(email, device), email)).toBe(device);
    expect(devices.read(issued(), email)).not.toBe(device);
  });

  it('proves nothing when it is altered, doubled, or signed with another key', () => {
    const pair = issued();
    const [device, expires, signature] = pair.split('.') as [string, string, string];
    for (const forged of [
      [device, `${expires}0`, signature],
      [`${device.slice(0, -1)}${device.endsWith('a') ? 'b' : 'a'}`, expires, signature],
      [device, expires, 'a'.repeat(43)],
      [device, expires],
    ]) {
      expect(devices.read(forged.join('.'), email)).toBeUndefined();
    }
    expect(devices.read(`${pair}; ${issued()}`, email)).toBeUndefined();
    expect(devices.read(issued(cookies({ FILE_LINK_SECRET: 't'.repeat(32) })), email)).toBeUndefined();
    expect(devices.read(undefined, email)).toBeUndefined();
  });

  it('is bound to the host over https', () => {
    const https = cookies({ SECURE_COOKIES: true });
    const pair = issued(https);
    expect(pair).toMatch(/^__Host-plumbline-device=/);
    expect(https.read(pair, email)).toBeDefined();
    expect(https.read(pair.replace('__Host-', ''), email)).toBeUndefined();
  });

  it('expires after 180 days', () => {
    const pair = issued();
    time += 180 * 24 * 3_600_000 - 1_000;
    expect(devices.read(pair, email)).toBeDefined();
    time += 1_000;
    expect(devices.read(pair, email)).toBeUndefined();
  });
});
