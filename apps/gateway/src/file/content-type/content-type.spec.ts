import { Readable } from 'node:stream';
import type { OpenBlob } from '../store/blob-store';
import { contentTypeOf } from './content-type';

/** The type of content, and which parts of it are read from the store. */
async function judge(content: Buffer | string, name?: string) {
  const bytes = Buffer.from(content);
  const reads: number[] = [];
  const blob: OpenBlob = {
    size: bytes.length,
    read: (range) => {
      reads.push(range!.start);
      return Readable.from([bytes.subarray(range!.start, range!.end + 1)]);
    },
  };
  const type = await contentTypeOf({ head: bytes.subarray(0, 4_100), name, open: async () => blob });
  return { type, reads };
}
const typeOf = async (content: Buffer | string, name?: string) => (await judge(content, name)).type;
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

describe('the content type', () => {
  it.each([
    ['plain.txt', 'Riss in der Küche', 'text/plain'],
    ['page.html', '<script>alert(1)</script>', 'text/plain'],
    ['photo.jpg', '<script>alert(1)</script>', 'text/plain'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'text/plain'],
    ['defects.CSV', 'a;b', 'text/csv'],
    ['site.geojson', '{}', 'application/geo+json'],
    ['route.kml', '<?xml version="1.0"?><kml/>', 'application/vnd.google-earth.kml+xml'],
    ['house.ifc', 'ISO-10303-21;\nHEADER;', 'application/x-step'],
    ['noted.dxf', '999\nmade by hand\n  0\nSECTION\n', 'image/vnd.dxf'],
    ['notes', 'BMW and MZ are letters', 'text/plain'],
    ['notes', 'GIFs of the site', 'text/plain'],
    ['notes', 'This line names %PDF-1.4, without being one.', 'text/plain'],
  ])('of the text %s is by its content, and its name makes it more precise', async (name, content, type) => {
    expect(await typeOf(content, name)).toBe(type);
  });

  it.each([
    ['utf-16le', '\uFEFFGröße\t1\r\n'],
    ['utf-16be', '\uFEFFGröße\t1\r\n'],
  ])('of text in %s is text', async (encoding, text) => {
    const bytes = Buffer.from(text, 'utf16le');
    expect(await typeOf(encoding === 'utf-16be' ? bytes.swap16() : bytes)).toBe('text/plain');
  });

  it('of text in UTF-16 without characters is not text', async () => {
    expect(await typeOf(Buffer.from('fffe0000ff00', 'hex'))).not.toBe('text/plain');
  });

  it.each([
    ['house.rvt', compoundFile, 'application/x-revit'],
    ['letter.doc', compoundFile, 'application/msword'],
    ['encrypted.xlsx', compoundFile, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['letter.exe', compoundFile, 'application/x-cfb'],
    ['plan.dwg', Buffer.from('AC1032\0\0\0\0'), 'image/vnd.dwg'],
    ['scan.las', Buffer.from('LASF').subarray(0, 4), 'application/vnd.las'],
    [
      'scan.laz',
      Buffer.concat([Buffer.from('LASF'), Buffer.alloc(100), Buffer.from([0x83])]),
      'application/vnd.laszip',
    ],
    ['scan.e57', 'ASTM-E57\0', 'model/e57'],
    ['table.csv', Buffer.from('Küche;1', 'latin1'), 'text/csv'],
    ['table.bin', Buffer.from('Küche;1', 'latin1'), 'application/octet-stream'],
    ['table.csv', Buffer.from('\x01\xfc;1', 'latin1'), 'application/octet-stream'],
    ['voice.opus', oggOpus(), 'audio/ogg'],
  ])('of %s', async (name, content, type) => expect(await typeOf(content, name)).toBe(type));

  it('reads nothing more of a file whose first bytes tell', async () => {
    const { reads } = await judge(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500_000)]));
    expect(reads).toEqual([]);
  });

  it('reads at most 2 MiB of an archive that points everywhere', async () => {
    const { type, reads } = await judge(scatteredArchive(5_000_000, 100));
    expect(type).toBe('application/zip');
    expect(reads.length).toBeLessThanOrEqual(32);
  });

  it.each([
    ['a directory behind its end', '49492a00ffffff7f'],
    ['a directory without tags', '4d4d002a00000008' + '0000'],
    ['no directory', '49492a0008000000'],
  ])('of a TIFF with %s does not fail', async (_, hex) => {
    expect(await typeOf(Buffer.from(hex, 'hex'))).toMatch(/^(image\/tiff|application\/octet-stream)$/);
  });
});

function oggOpus(): Buffer {
  return Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(20)]);
}

/** A ZIP file whose central directory spreads over the whole file, by comments of 60 kB. */
function scatteredArchive(size: number, entries: number): Buffer {
  const comment = Buffer.alloc(60_000, 'x');
  const directory = Array.from({ length: entries }, (_, index) => {
    const name = Buffer.from(`file-${index}`);
    const header = Buffer.alloc(46);
    header.write('PK\x01\x02', 'latin1');
    header.writeUInt16LE(name.length, 28);
    header.writeUInt16LE(comment.length, 32);
    return Buffer.concat([header, name, comment]);
  });
  const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(size - 4)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, ...directory, end]);
}
