import type { BlobPages } from './blob-pages';
import { signatureOf } from './signature';

const headerBytes = 8;
const tagBytes = 12;
const maxTags = 512;

/** The type of a TIFF file whose directory is not within its first bytes: many programs write it behind the pixels. */
export async function tiffTypeOf(
  head: Buffer,
  open: () => Promise<BlobPages | undefined>,
): Promise<string | undefined> {
  const order = head.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return undefined;
  const pages = await open();
  const littleEndian = order === 'II*\0';
  const number = (bytes: Buffer, length: number) =>
    littleEndian ? bytes.readUIntLE(0, length) : bytes.readUIntBE(0, length);
  const start = number(head.subarray(4), 4);
  if (!pages || start + 2 > pages.size) return undefined;
  const tags = Math.min(number(await pages.read(start, 2), 2), maxTags);
  const directoryBytes = 2 + tags * tagBytes;
  if (start + directoryBytes > pages.size) return undefined;
  // As if the directory followed the header: camera formats, which are TIFF as well, are told apart by their tags.
  const header = Buffer.from(head.subarray(0, headerBytes));
  if (littleEndian) header.writeUInt32LE(headerBytes, 4);
  else header.writeUInt32BE(headerBytes, 4);
  return signatureOf(Buffer.concat([header, await pages.read(start, directoryBytes)]));
}
