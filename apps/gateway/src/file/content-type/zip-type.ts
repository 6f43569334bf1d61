import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { DomainError } from '@plumbline/errors';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import type { BlobPages } from './blob-pages';

const maxEntries = 5_000;
const maxTypeBytes = 256 * 1024;

/** `application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml` and the like, in `[Content_Types].xml`. */
const mainPart =
  /\sContentType=["'](application\/vnd\.(?:openxmlformats-officedocument|ms-)[\w.-]{1,80})\.main\+xml["']/;
/** OpenDocument, EPUB and other formats that store their type in an entry of this name. */
const declaredType = /^application\/(?:epub\+zip|vnd\.[\w.+-]{1,80})$/;

/** The type of a ZIP file by its central directory. Undefined for an archive of files, and for one that cannot be read. */
export async function zipTypeOf(pages: BlobPages): Promise<string | undefined> {
  try {
    // Nothing has to be closed: its reader holds only pages.
    const zip = await fromRandomAccessReaderPromise(new PagesReader(pages), pages.size, { autoClose: false });
    const entries = await entriesOf(zip);
    return (await typeInside(zip, entries)) ?? typeByNames([...entries.keys()]);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    return undefined;
  }
}

class PagesReader extends RandomAccessReader {
  constructor(private readonly pages: BlobPages) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.bytes(start, end), { objectMode: false });
  }

  private async *bytes(start: number, end: number): AsyncGenerator<Buffer> {
    yield await this.pages.read(start, end - start);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
    if (entries.size >= maxEntries) break;
  }
  return entries;
}

/** The type that an entry of the archive declares. */
async function typeInside(zip: ZipFile, entries: Map<string, Entry>): Promise<string | undefined> {
  const content = async (name: string) => {
    const entry = entries.get(name);
    if (!entry || entry.uncompressedSize > maxTypeBytes) return '';
    return text(await zip.openReadStreamPromise(entry));
  };
  const [, office] = mainPart.exec(await content('[Content_Types].xml')) ?? [];
  // Types of documents with macros are registered with a version.
  if (office) return /macroEnabled$/i.test(office) ? `${office.toLowerCase()}.12` : office;
  const declared = (await content('mimetype')).trim();
  return declaredType.test(declared) ? declared : undefined;
}

function typeByNames(names: string[]): string | undefined {
  if (names.includes('bcf.version')) return 'application/x-bcf+zip';
  if (names.includes('doc.kml')) return 'application/vnd.google-earth.kmz';
  const [only, ...others] = names;
  return others.length === 0 && /\.ifc(xml)?$/i.test(only ?? '') ? 'application/x-ifc+zip' : undefined;
}
