import { kindOf } from './attachment.policy';

it.each([
  ['image/png', 'images'],
  ['image/heic', 'images'],
  ['IMAGE/JPEG', 'images'],
  ['image/vnd.dwg', 'documents'],
  ['audio/mpeg', 'audios'],
  ['video/mp4', 'videos'],
  ['application/pdf', 'documents'],
  ['text/plain; charset=utf-8', 'documents'],
  ['', 'documents'],
])('lists %j under %s', (contentType, kind) => expect(kindOf(contentType)).toBe(kind));
