import { fileName } from './file-name';

describe('a file name', () => {
  it.each([
    ['wall.jpg', 'wall.jpg'],
    [' wall.jpg ', 'wall.jpg'],
    ['Türe 門 👷🏽‍♀️.jpg', 'Türe 門 👷🏽‍♀️.jpg'],
    ['Plan 1/2 EG.jpg', 'Plan 1_2 EG.jpg'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    [String.raw`C:\photos\wall.jpg`, 'wall.jpg'],
    ['C:/photos/wall.jpg', 'wall.jpg'],
    [String.raw`\\server\photos\wall.jpg`, 'wall.jpg'],
    ['/home/me/wall.jpg', 'wall.jpg'],
    ['a\r\nb.jpg', 'a b.jpg'],
    ['a\u0000\u0007b\u007F\u009F.jpg', 'ab.jpg'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['\u2066a\u2069\u200Fb\uFEFF.jpg', 'ab.jpg'],
  ])('%j becomes %j', (given, name) => expect(fileName.parse(given)).toBe(name));

  it.each(['', ' ', '\u202E', '/', 'x'.repeat(256)])('is not %j', (given) => {
    expect(fileName.safeParse(given).success).toBe(false);
  });
});
