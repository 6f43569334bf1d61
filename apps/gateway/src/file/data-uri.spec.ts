import { decodeDataUri } from './data-uri';

const decode = (text: string) => decodeDataUri(text, '/data/attributes/attachment').toString();

it.each(['data:text/plain;base64,aGFsbG8=', 'data:;base64,aGFsbG8', 'aGFsbG8=', 'aGFs\nbG8='])('reads %j', (text) => {
  expect(decode(text)).toBe('hallo');
});

it.each(['', 'data:text/plain,hallo', 'data:text/plain;base64', 'data:text/plain;base64,', 'data:a;base64,h*llo'])(
  'refuses %j with its pointer',
  (text) => {
    expect(() => decode(text)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            code: 'attachments.unreadable',
            source: { pointer: '/data/attributes/attachment' },
          }),
        ],
      }) as Error,
    );
  },
);
