import { attachmentKindOf } from './kind';

it.each([
  ['image/png', 'images'],
  ['image/heic', 'images'],
  ['IMAGE/JPEG', 'images'],
  ['image/vnd.dwg', 'documents'],
  ['image/vnd.dxf', 'documents'],
  ['image/tiff', 'images'],
  ['application/x-step', 'documents'],
  ['application/x-bcf+zip', 'documents'],
  ['model/e57', 'documents'],
  ['audio/ogg; codecs=opus', 'audios'],
  ['audio/mpeg', 'audios'],
  ['video/mp4', 'videos'],
  ['application/pdf', 'documents'],
  ['text/plain; charset=utf-8', 'documents'],
  ['', 'documents'],
])('lists %j under %s', (contentType, kind) => expect(attachmentKindOf(contentType)).toBe(kind));
