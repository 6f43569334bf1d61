import { readDisposition } from './disposition';

const nameIn = (parameters: string | Buffer) => {
  const header = Buffer.concat([Buffer.from('form-data; name="file"; '), Buffer.from(parameters)]);
  return readDisposition(header.toString('latin1')).filename;
};

describe('the file name of a part', () => {
  it.each([
    ['a quoted string', 'filename="wall.jpg"', 'wall.jpg'],
    ['a token', 'filename=wall.jpg', 'wall.jpg'],
    ['no spaces between parameters', 'filename="a;b.jpg";size=1', 'a;b.jpg'],
    ['UTF-8', 'filename="Türe 門.jpg"', 'Türe 門.jpg'],
    ['UTF-8 with a lost character', 'filename="T\uFFFDre.jpg"', 'T_re.jpg'],
    ['Latin-1', Buffer.from('filename="Türe.jpg"', 'latin1'), 'Türe.jpg'],
    ['filename* first', `filename*=UTF-8''T%C3%BCre.jpg; filename="Tuere.jpg"`, 'Türe.jpg'],
    ['filename* last', `filename="Tuere.jpg"; filename*=utf-8'de'T%C3%BCre.jpg`, 'Türe.jpg'],
    ['filename* in Latin-1', `filename*=ISO-8859-1''T%FCre.jpg`, 'Türe.jpg'],
    ['filename* that cannot be read', `filename*=x''%F; filename="a.jpg"`, 'a.jpg'],
    ['the escapes of browsers', 'filename="a%22b%0D%0Ac.jpg"', 'a"b\r\nc.jpg'],
    ['the escapes of other clients', String.raw`filename="a\"b\\c.jpg"`, String.raw`a"b\c.jpg`],
    ['a path of Windows', String.raw`filename="C:\photos\wall.jpg"`, String.raw`C:\photos\wall.jpg`],
    ['a per cent sign', 'filename="100%25 done.jpg"', '100%25 done.jpg'],
    ['a slash', 'filename="Plan 1/2 EG.jpg"', 'Plan 1/2 EG.jpg'],
  ])('is read from %s', (_form, parameters, name) => expect(nameIn(parameters)).toBe(name));

  it('is absent in a field', () => {
    expect(readDisposition('form-data; name="caption"')).toEqual({ name: 'caption', filename: undefined });
    expect(readDisposition('form-data')).toEqual({ name: undefined, filename: undefined });
  });
});
