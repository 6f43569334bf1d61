import { z } from 'zod';
import { connectionUrl } from './connection-url';
import { loadConfig } from './load-config';

const schema = z.object({ DATABASE_URL: connectionUrl('postgres', 'postgresql').describe('The database') });
const load = (DATABASE_URL: string) => loadConfig(schema, { DATABASE_URL }).DATABASE_URL;

describe('the URL of a server', () => {
  it.each([
    'postgres://localhost/plumbline',
    'postgresql://me:hush@[2001:db8::1]:5432/plumbline?sslmode=require',
    'postgres://me:%40%2F%23%3F%25%20:;&=+$!@db/plumbline',
    'postgres://me:p@ssw@rd@db/plumbline',
    'postgres://me:pässwörd@db/plumbline',
  ])('may be %s', (url) => {
    expect(load(url)).toBe(url);
  });

  it.each(['/', '#', '?', '%', ' ', '12/', '12#', '12?'])(
    'is refused with %p in its password, by the name of the variable and without the password',
    (characters) => {
      const url = `postgres://me:${characters}hushhush@db.internal:5432/plumbline`;
      expect(() => load(url)).toThrow(/DATABASE_URL has a user or password .*: write @ as %40, .*\(The database\)/);
      expect(() => load(url)).not.toThrow(/hush/);
    },
  );

  it.each(['mysql://me:hushhush@db/plumbline', 'db.internal', 'postgres:hushhush'])(
    'is refused as %s, with the schemes that are meant',
    (url) => {
      expect(() => load(url)).toThrow('DATABASE_URL must start with postgres:// or postgresql://');
      expect(() => load(url)).not.toThrow(/hush/);
    },
  );

  it('is refused when its host or port is none', () => {
    expect(() => load('postgres://me:hushhush@db:port/plumbline')).toThrow('DATABASE_URL is not a URL: check its host');
    expect(() => load('postgres://me:hushhush@db:port/plumbline')).not.toThrow(/hush/);
  });
});
