import * as fc from 'fast-check';
import { Redactor } from './redactor';

const redactorOf = (...values: string[]) => new Redactor({ headers: {}, values });

describe('a redactor', () => {
  it('redacts values that a subscriber echoes, also inside JSON and percent-encoded', () => {
    const secret = 'a "b" c and d';
    const echo = `${secret} ${JSON.stringify({ secret })} ${encodeURIComponent(secret)}`;
    expect(redactorOf(secret).text(echo)).toBe('[hidden] {"secret":"[hidden]"} [hidden]');
  });

  it.each([
    ['JSON of ASCII only', String.raw`"k\u00e9y/of caf\u00e9"`, '"[hidden]"'],
    ['JSON with escaped slashes', String.raw`"kéy\/of café"`, '"[hidden]"'],
    ['a form', 'k=k%C3%A9y%2Fof+caf%C3%A9&x=1', 'k=[hidden]&x=1'],
    ['Latin-1', Buffer.from('<kéy/of café>', 'latin1').toString('utf8'), '<[hidden]>'],
  ])('redacts values in %s', (_, echo, kept) => expect(redactorOf('kéy/of café').text(echo)).toBe(kept));

  it.each([
    [['12345678', '56789012'], '<123456789012>', '<[hidden]>'],
    [['12345678', 'abcdefgh'], '12345678abcdefgh 12345678', '[hidden] [hidden]'],
    [['1234567890', '34567890'], '1234567890.', '[hidden].'],
    [['12345678', '2345678900'], '12345678901', '[hidden]901'],
    [['aaaaaaaa'], 'aaaaaaaaaa b', '[hidden] b'],
  ])('redacts values that overlap completely: %j', (values, echo, kept) =>
    expect(redactorOf(...values).text(echo)).toBe(kept),
  );

  it('leaves nothing of any value, whatever the values and the text are', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 8, maxLength: 12 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 200 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), text, (values, echo) => {
        const hidden = Array.from(echo, () => false);
        for (const each of values) {
          for (let at = echo.indexOf(each); at >= 0; at = echo.indexOf(each, at + 1))
            hidden.fill(true, at, at + each.length);
        }
        const expected = Array.from(echo, (character, index) => (hidden[index] ? '#' : character)).join('');
        expect(redactorOf(...values).text(echo)).toBe(expected.replace(/#+/g, '[hidden]'));
      }),
    );
  });

  it('hides short values by the name of their header only', () => {
    const redactor = new Redactor({ headers: { 'x-tenant': '[hidden]' }, values: ['0'] });
    expect(redactor.header('webhook-id', '019fa0')).toBe('019fa0');
    expect(redactor.header('X-Tenant', '0')).toBe('[hidden]');
    expect(redactor.text('200 OK')).toBe('200 OK');
  });

  it('leaves nothing of a value that is cut off', () => {
    const redactor = redactorOf('the-whole-value', 'a-value-the-other');
    expect(redactor.start('{"key":"the-whole-val')).toBe('{"key":"');
    expect(redactor.start('x the-whole-value the-who')).toBe('x [hidden] ');
    expect(redactor.start('x a-value-the-other')).toBe('x ');
    expect(redactor.start('x a-value-the-w')).toBe('x a-value-');
    expect(redactor.start('nothing of i.')).toBe('nothing of i.');
  });

  it('takes time in proportion to the values and the text', () => {
    // Time of the processor: what else the machine does must not count.
    const processorTimeFor = (size: number) => {
      const values = Array.from({ length: 4 }, (_, index) => 'a'.repeat(size - index));
      const text = `${'a'.repeat(size - 5)}b`.repeat(16);
      const before = process.cpuUsage();
      for (let time = 0; time < 5; time++) redactorOf(...values).text(text);
      return process.cpuUsage(before).user;
    };
    processorTimeFor(1_000);
    const ratio = processorTimeFor(4_000) / processorTimeFor(250);
    // 16 times the size takes 16 times as long, where comparing each value at each place would take 256 times.
    expect(ratio).toBeLessThan(80);
  });
});
