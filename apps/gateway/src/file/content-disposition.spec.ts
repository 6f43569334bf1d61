import { contentDisposition } from './content-disposition';

it('is inline for photos, sound and video, and attachment for content that a browser could run', () => {
  for (const type of ['image/png', 'image/heif', 'audio/mpeg', 'audio/ogg; codecs=opus', 'video/mp4']) {
    expect(contentDisposition('a', type)).toMatch(/^inline;/);
  }
  for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'text/plain', 'application/octet-stream']) {
    expect(contentDisposition('a', type)).toMatch(/^attachment;/);
  }
});

it('encodes the name in UTF-8, and escapes characters that would end the header', () => {
  expect(contentDisposition('Küche "1".png', 'image/png')).toBe(
    `inline; filename="K_che _1_.png"; filename*=UTF-8''K%C3%BCche%20%221%22.png`,
  );
  expect(contentDisposition('a\r\nx: y', 'image/png')).not.toMatch(/[\r\n]/);
  expect(contentDisposition('\ud800', 'image/png')).toContain('%EF%BF%BD');
});
