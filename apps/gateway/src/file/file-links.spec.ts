import { Clock } from '@plumbline/runtime';
import type { GatewayConfig } from '../config';
import { FileLinks } from './file-links';

let time = Date.parse('2026-11-24T12:00:00Z');
class TurnedClock extends Clock {
  override now(): Date {
    return new Date(time);
  }
}
const links = new FileLinks(
  { FILE_LINK_SECRET: 's'.repeat(32), FILE_LINK_SECONDS: 60 } as GatewayConfig,
  new TurnedClock(),
);
const file = { key: '1001/ab/abc', contentType: 'image/png', name: 'wäll & co.png' };
const follow = (path: string, changes: Record<string, string | string[]> = {}) => {
  const url = new URL(path, 'http://host');
  return links.verify(url.pathname.slice('/files/'.length), { ...Object.fromEntries(url.searchParams), ...changes });
};
const refused = expect.objectContaining({ code: 'files.link-invalid' }) as Error;

it('resolve to the file they were created for', () => {
  expect(follow(links.pathTo(file))).toEqual(file);
});

it.each<Record<string, string>>([
  { type: 'text/html' },
  { name: 'other' },
  { expires: '99999999999' },
  { signature: '' },
])('are refused with %p', (changes) => {
  expect(() => follow(links.pathTo(file), changes)).toThrow(refused);
});

it('are refused for another file', () => {
  expect(() => follow(links.pathTo(file).replace('/abc?', '/abd?'))).toThrow(refused);
});

it('are refused when their parts are split in other places', () => {
  const soon = String(Math.floor(time / 1_000) + 60);
  const path = links.pathTo({ ...file, name: 'plan.pdf\n99999999999' });
  const split = { name: 'plan.pdf', expires: `99999999999\n${soon}` };
  expect(() => follow(path, split)).toThrow(refused);
  expect(() => follow(path, { ...split, expires: '99999999999' })).toThrow(refused);
  expect(() => follow(links.pathTo({ ...file, contentType: 'image/png\na' }), { type: 'image/png' })).toThrow(refused);
});

it.each<Record<string, string | string[]>>([
  { signature: ['x', 'x'] },
  { name: [file.name, file.name] },
  { expires: ' 1795435260' },
  { expires: '0x6b034a3c' },
  { expires: '1795435260.0' },
  { expires: '' },
])('are refused with the malformed value %p', (changes) => {
  expect(() => follow(links.pathTo(file), changes)).toThrow(refused);
});

it('expire', () => {
  const path = links.pathTo(file);
  time += 59_000;
  expect(follow(path)).toEqual(file);
  time += 1_000;
  expect(() => follow(path)).toThrow(refused);
});
