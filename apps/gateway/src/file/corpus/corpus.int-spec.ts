import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { contentDisposition } from '../content-disposition';
import { contentTypeOf } from '../content-type/content-type';
import { FileSystemBlobStore } from '../store/file-system-blob-store';
import { drawThumbnail } from '../thumbnail/draw-thumbnail';

const samples = join(__dirname, 'samples');
const office = 'application/vnd.openxmlformats-officedocument';
const word = `${office}.wordprocessingml.document`;
const excel = `${office}.spreadsheetml.sheet`;

/** What each file of `samples` is taken for, and whether a browser shows it or downloads it. */
const expected: [file: string, contentType: string, shown: 'inline' | 'attachment'][] = [
  ['ezdxf-r12.dxf', 'image/vnd.dxf', 'attachment'],
  ['ezdxf-r2018.dxf', 'image/vnd.dxf', 'attachment'],
  ['binary.dxf', 'image/vnd.dxf', 'attachment'],
  ['ifcopenshell.ifc', 'application/x-step', 'attachment'],
  ['model.ifczip', 'application/x-ifc+zip', 'attachment'],
  ['issues.bcf', 'application/x-bcf+zip', 'attachment'],
  ['laspy.las', 'application/vnd.las', 'attachment'],
  ['openpyxl.xlsx', excel, 'attachment'],
  ['xlsxwriter.xlsx', excel, 'attachment'],
  ['libreoffice.xlsx', excel, 'attachment'],
  ['libreoffice.xls', 'application/vnd.ms-excel', 'attachment'],
  ['excel-unicode.txt', 'text/plain', 'attachment'],
  ['excel-windows.csv', 'text/csv', 'attachment'],
  ['python-docx.docx', word, 'attachment'],
  ['libreoffice.docx', word, 'attachment'],
  ['streamed.docx', word, 'attachment'],
  ['python-pptx.pptx', `${office}.presentationml.presentation`, 'attachment'],
  ['odfpy.odt', 'application/vnd.oasis.opendocument.text', 'attachment'],
  ['libreoffice.odt', 'application/vnd.oasis.opendocument.text', 'attachment'],
  ['reportlab.pdf', 'application/pdf', 'attachment'],
  ['rotated.pdf', 'application/pdf', 'attachment'],
  ['after-line-break.pdf', 'application/pdf', 'attachment'],
  ['printer-job.pdf', 'application/pdf', 'attachment'],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): (typeof expected)[number] => [`exif-${n}.jpg`, 'image/jpeg', 'inline']),
  ['cmyk.jpg', 'image/jpeg', 'inline'],
  ['16-bit.png', 'image/png', 'inline'],
  ['a0-300dpi.png', 'image/png', 'inline'],
  ['animated.png', 'image/apng', 'inline'],
  ['pillow.heic', 'image/heic', 'inline'],
  ['turned.heic', 'image/heic', 'inline'],
  ['pillow.avif', 'image/avif', 'inline'],
  ['head-none.tif', 'image/tiff', 'inline'],
  ['head-lzw.tif', 'image/tiff', 'inline'],
  ['head-zlib.tif', 'image/tiff', 'inline'],
  ['end-none.tif', 'image/tiff', 'inline'],
  ['end-lzw.tif', 'image/tiff', 'inline'],
  ['end-zlib.tif', 'image/tiff', 'inline'],
  ['end-fax.tif', 'image/tiff', 'inline'],
  ['a0-600dpi.tif', 'image/tiff', 'inline'],
  ['terrain.tif', 'image/tiff', 'inline'],
];

const pictures = expected.filter(([, contentType]) => /^image\/(?!vnd\.)/.test(contentType)).map(([file]) => file);

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

  it.each(expected)('%s is %s and %s', async (file, contentType, shown) => {
    const { key, head } = await store.put(createReadStream(join(samples, file)), { folder: '1', maxBytes: 1e6 });
    const type = await contentTypeOf({ head, name: file, open: () => store.open(key) });
    expect(type).toBe(contentType);
    expect(contentDisposition(file, type)).toMatch(new RegExp(`^${shown};`));
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
