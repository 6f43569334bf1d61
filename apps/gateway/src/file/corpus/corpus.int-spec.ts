import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAttachment, attachmentKindOf, type AttachmentKind } from '@plumbline/contracts';
import sharp from 'sharp';
import { contentDisposition } from '../content-disposition';
import { contentTypeOf } from '../content-type/content-type';
import { FileSystemBlobStore } from '../store/file-system-blob-store';
import { drawThumbnail } from '../thumbnail/draw-thumbnail';

const samples = join(__dirname, 'samples');
const office = 'application/vnd.openxmlformats-officedocument';
const word = `${office}.wordprocessingml.document`;
const excel = `${office}.spreadsheetml.sheet`;

/** What each file of `samples` is taken for, where lists have it, and whether a browser shows it or downloads it. */
const expected: [file: string, contentType: string, kind: AttachmentKind, shown: 'inline' | 'attachment'][] = [
  ['ezdxf-r12.dxf', 'image/vnd.dxf', 'documents', 'attachment'],
  ['ezdxf-r2018.dxf', 'image/vnd.dxf', 'documents', 'attachment'],
  ['binary.dxf', 'image/vnd.dxf', 'documents', 'attachment'],
  ['ifcopenshell.ifc', 'application/x-step', 'documents', 'attachment'],
  ['model.ifczip', 'application/x-ifc+zip', 'documents', 'attachment'],
  ['issues.bcf', 'application/x-bcf+zip', 'documents', 'attachment'],
  ['laspy.las', 'application/vnd.las', 'documents', 'attachment'],
  ['openpyxl.xlsx', excel, 'documents', 'attachment'],
  ['xlsxwriter.xlsx', excel, 'documents', 'attachment'],
  ['libreoffice.xlsx', excel, 'documents', 'attachment'],
  ['libreoffice.xls', 'application/vnd.ms-excel', 'documents', 'attachment'],
  ['excel-unicode.txt', 'text/plain', 'documents', 'attachment'],
  ['excel-windows.csv', 'text/csv', 'documents', 'attachment'],
  ['python-docx.docx', word, 'documents', 'attachment'],
  ['libreoffice.docx', word, 'documents', 'attachment'],
  ['streamed.docx', word, 'documents', 'attachment'],
  ['python-pptx.pptx', `${office}.presentationml.presentation`, 'documents', 'attachment'],
  ['odfpy.odt', 'application/vnd.oasis.opendocument.text', 'documents', 'attachment'],
  ['libreoffice.odt', 'application/vnd.oasis.opendocument.text', 'documents', 'attachment'],
  ['reportlab.pdf', 'application/pdf', 'documents', 'attachment'],
  ['rotated.pdf', 'application/pdf', 'documents', 'attachment'],
  ['after-line-break.pdf', 'application/pdf', 'documents', 'attachment'],
  ['printer-job.pdf', 'application/pdf', 'documents', 'attachment'],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): (typeof expected)[number] => [
    `exif-${n}.jpg`,
    'image/jpeg',
    'images',
    'inline',
  ]),
  ['cmyk.jpg', 'image/jpeg', 'images', 'inline'],
  ['16-bit.png', 'image/png', 'images', 'inline'],
  ['a0-300dpi.png', 'image/png', 'images', 'inline'],
  ['animated.png', 'image/apng', 'images', 'inline'],
  ['pillow.heic', 'image/heic', 'images', 'inline'],
  ['turned.heic', 'image/heic', 'images', 'inline'],
  ['pillow.avif', 'image/avif', 'images', 'inline'],
  ['head-none.tif', 'image/tiff', 'images', 'inline'],
  ['head-lzw.tif', 'image/tiff', 'images', 'inline'],
  ['head-zlib.tif', 'image/tiff', 'images', 'inline'],
  ['end-none.tif', 'image/tiff', 'images', 'inline'],
  ['end-lzw.tif', 'image/tiff', 'images', 'inline'],
  ['end-zlib.tif', 'image/tiff', 'images', 'inline'],
  ['end-fax.tif', 'image/tiff', 'images', 'inline'],
  ['a0-600dpi.tif', 'image/tiff', 'images', 'inline'],
  ['terrain.tif', 'image/tiff', 'images', 'inline'],
  ['h264.mp4', 'video/mp4', 'videos', 'inline'],
  ['h264.mov', 'video/quicktime', 'videos', 'inline'],
  ['vp9.webm', 'video/webm', 'videos', 'inline'],
  ['aac.m4a', 'audio/x-m4a', 'audios', 'inline'],
  ['lame.mp3', 'audio/mpeg', 'audios', 'inline'],
  ['opus.ogg', 'audio/ogg', 'audios', 'inline'],
  ['pcm.wav', 'audio/wav', 'audios', 'inline'],
];

const pictures = expected.filter(([, , kind]) => kind === 'images').map(([file]) => file);

/** The size of a picture, and how bright three parts of it are on a white page. */
async function look(picture: Buffer) {
  const image = sharp(picture).flatten({ background: 'white' }).greyscale();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  /** The mean of a square, because the pixels of a fax are black or white. */
  const brightness = (x: number, y: number) => {
    const side = Math.floor(height / 8);
    const at = (row: number, column: number) => (Math.floor(height * y) + row) * width + Math.floor(width * x) + column;
    const values = Array.from({ length: side * side }, (_, n) => data[at(Math.floor(n / side), n % side)]!);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return { width, height, top: brightness(0.5, 0.06), left: brightness(0.2, 0.6), right: brightness(0.75, 0.6) };
}

describe('files of a construction site', () => {
  let folder: string;
  let store: FileSystemBlobStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corpus-'));
    store = new FileSystemBlobStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are all stated here', async () => {
    expect(expected.map(([file]) => file).toSorted()).toEqual((await readdir(samples)).toSorted());
  });

  it.each(expected)('%s is %s, among %s, and %s', async (file, contentType, kind, shown) => {
    const { key, head } = await store.put(createReadStream(join(samples, file)), { folder: '1', maxBytes: 1e6 });
    const type = await contentTypeOf({ head, name: file, open: () => store.open(key) });
    expect([type, attachmentKindOf(type)]).toEqual([contentType, kind]);
    const name = addAttachment.request.shape.name.parse(`Aufmaß 1/2 ${file}`);
    expect(contentDisposition(name, type)).toBe(
      `${shown}; filename="Aufma_ 1_2 ${file}"; filename*=UTF-8''Aufma%C3%9F%201_2%20${file}`,
    );
  });

  it.each(pictures)('%s has an upright thumbnail', async (file) => {
    const thumbnail = await drawThumbnail(await readFile(join(samples, file)));
    const { top, left, right, width, height } = await look(thumbnail);
    expect(width).toBeGreaterThan(height);
    // A light bar runs along the top, above red and blue.
    expect(top).toBeGreaterThan(left + 15);
    expect(left).toBeGreaterThan(right + 15);
  });
});
