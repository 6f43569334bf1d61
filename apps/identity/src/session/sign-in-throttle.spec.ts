import { Clock } from '@plumbline/runtime';
import { SignInThrottle } from './sign-in-throttle';

class TurnableClock extends Clock {
  private time = Date.parse('2026-03-02T08:00:00Z');
  override now(): Date {
    return new Date(this.time);
  }
  forward(seconds: number): void {
    this.time += seconds * 1_000;
  }
}

function given() {
  const clock = new TurnableClock();
  return { clock, throttle: new SignInThrottle(clock) };
}
const times = (count: number, work: (index: number) => void) =>
  Array.from({ length: count }, (_, index) => work(index));

describe('the throttle of sign-ins', () => {
  it('allows the first attempts', () => {
    const { throttle } = given();
    expect(() => times(5, () => throttle.begin('ada@example.com', '192.0.2.1'))).not.toThrow();
  });

  it('then requires a pause that doubles, and returns its length', () => {
    const { throttle, clock } = given();
    times(6, () => throttle.begin('ada@example.com', '192.0.2.1'));
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(() => throttle.begin('ada@example.com', '192.0.2.1')).toThrow(
        expect.objectContaining({ code: 'auth.too-many-failures', retryAfter: seconds }),
      );
      clock.forward(seconds);
      throttle.begin('ada@example.com', '192.0.2.1');
    }
  });

  it('slows down a network that tries many users', () => {
    const { throttle } = given();
    times(21, (index) => throttle.begin(`person${index}@example.com`, '192.0.2.1'));
    expect(() => throttle.begin('ada@example.com', '192.0.2.1')).toThrow();
    expect(() => throttle.begin('ada@example.com', '192.0.2.2')).not.toThrow();
  });

  it('does not slow down users where they have signed in before, however many others guess', () => {
    const { throttle, clock } = given();
    throttle.begin('ada@example.com', '192.0.2.1');
    throttle.succeed('ada@example.com', '192.0.2.1');
    for (let second = 0; second < 600; second++) {
      for (const guess of [0, 1]) {
        try {
          throttle.begin('ada@example.com', `198.51.100.${(second * 2 + guess) % 30}`);
        } catch {
          // The guesses are slowed down.
        }
      }
      clock.forward(1);
    }
    expect(() => throttle.begin('ada@example.com', '192.0.2.1')).not.toThrow();
  });

  it('slows down guesses of one e-mail from ever more networks', () => {
    const { throttle } = given();
    times(101, (index) => throttle.begin('ada@example.com', `198.51.100.${index}`));
    expect(() => throttle.begin('ada@example.com', '203.0.113.1')).toThrow(
      expect.objectContaining({ code: 'auth.too-many-failures', retryAfter: 1 }),
    );
    expect(() => throttle.begin('grace@example.com', '203.0.113.1')).not.toThrow();
  });

  describe('on a device with which the user has signed in before', () => {
    const begin = (throttle: SignInThrottle, ip: string) => throttle.begin('ada@example.com', ip, 'device-1');

    it('does not count strangers, on a new network and after a restart', () => {
      const { throttle } = given();
      times(101, (index) => throttle.begin('ada@example.com', `198.51.100.${index}`));
      expect(() => throttle.begin('ada@example.com', '203.0.113.1')).toThrow();
      expect(() => begin(throttle, '203.0.113.1')).not.toThrow();
    });

    it('does not count neighbours on the same network', () => {
      const { throttle } = given();
      times(6, () => throttle.begin('ada@example.com', '192.0.2.1'));
      times(15, (index) => throttle.begin(`person${index}@example.com`, '192.0.2.1'));
      expect(() => throttle.begin('grace@example.com', '192.0.2.1')).toThrow();
      expect(() => begin(throttle, '192.0.2.1')).not.toThrow();
    });

    it('slows down the guesses of a thief, on whatever network, and no other device', () => {
      const { throttle } = given();
      times(6, (index) => begin(throttle, `198.51.100.${index}`));
      expect(() => begin(throttle, '203.0.113.1')).toThrow(
        expect.objectContaining({ code: 'auth.too-many-failures', retryAfter: 1 }),
      );
      expect(() => throttle.begin('ada@example.com', '203.0.113.1', 'device-2')).not.toThrow();
    });

    it('forgets the failures of the device alone after a success', () => {
      const { throttle } = given();
      times(6, () => throttle.begin('ada@example.com', '192.0.2.1'));
      times(5, () => begin(throttle, '192.0.2.1'));
      throttle.succeed('ada@example.com', '192.0.2.1', 'device-1');
      expect(() => times(5, () => begin(throttle, '192.0.2.1'))).not.toThrow();
      expect(() => throttle.begin('ada@example.com', '192.0.2.1')).toThrow();
    });
  });

  it('counts the IPv6 addresses of one customer as one network', () => {
    const { throttle } = given();
    times(6, (index) => throttle.begin('ada@example.com', `2001:db8:1:2::${index}`));
    expect(() => throttle.begin('ada@example.com', '2001:db8:1:2:ffff::1')).toThrow();
    expect(() => throttle.begin('ada@example.com', '2001:db8:1:3::1')).not.toThrow();
  });

  it('resets an e-mail that has signed in', () => {
    const { throttle } = given();
    times(5, () => throttle.begin('ada@example.com', '192.0.2.1'));
    throttle.succeed('ada@example.com', '192.0.2.1');
    expect(() => times(5, () => throttle.begin('ada@example.com', '192.0.2.1'))).not.toThrow();
  });

  it("does not let an attacker's own account reset the address", () => {
    const { throttle } = given();
    times(10, (index) => {
      throttle.begin(`person${index * 2}@example.com`, '192.0.2.1');
      throttle.begin(`person${index * 2 + 1}@example.com`, '192.0.2.1');
      throttle.begin('mallory@example.com', '192.0.2.1');
      throttle.succeed('mallory@example.com', '192.0.2.1');
    });
    throttle.begin('ada@example.com', '192.0.2.1');
    expect(() => throttle.begin('mallory@example.com', '192.0.2.1')).toThrow();
  });

  it('never slows down successful sign-ins', () => {
    const { throttle } = given();
    expect(() =>
      times(1_000, () => {
        throttle.begin('ada@example.com', '192.0.2.1');
        throttle.succeed('ada@example.com', '192.0.2.1');
      }),
    ).not.toThrow();
  });

  it('drops failures after 15 minutes', () => {
    const { throttle, clock } = given();
    times(5, () => throttle.begin('ada@example.com', '192.0.2.1'));
    clock.forward(15 * 60 + 1);
    expect(() => times(5, () => throttle.begin('ada@example.com', '192.0.2.1'))).not.toThrow();
  });
});
