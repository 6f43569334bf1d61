import type { OpenBlob, StoredBlob } from '../store/blob-store';
import { BlobPages } from './blob-pages';
import { signatureOf } from './signature';
import { isLegacyText, textOf } from './text';
import { tiffTypeOf } from './tiff-type';
import { tradeTypeOf } from './trade-type';
import { typeByName } from './type-by-name';
import { zipTypeOf } from './zip-type';

/** A stored file whose type is asked. It is opened only if its first bytes do not tell. */
export interface Candidate extends Pick<StoredBlob, 'head'> {
  open: () => Promise<OpenBlob | undefined>;
  /** The name that the client gives it. Only a hint: content decides. */
  name?: string | undefined;
}

/** The content type of a file, without parameters. @throws DomainError `service.unavailable` if the store fails. */
export async function contentTypeOf({ head, open, name = '' }: Candidate): Promise<string> {
  const pages = async () => {
    const blob = await open();
    return blob && new BlobPages(blob);
  };
  const type = await typeOfContent(head, pages);
  if (type !== undefined) return typeByName(type, name) ?? type;
  return (isLegacyText(head) && typeByName('text/plain', name)) || 'application/octet-stream';
}

type OpenPages = () => Promise<BlobPages | undefined>;

async function typeOfContent(head: Buffer, open: OpenPages): Promise<string | undefined> {
  return tradeTypeOf(head) ?? (await pdfTypeOf(head, open)) ?? (await textTypeOf(head)) ?? binaryTypeOf(head, open);
}

async function textTypeOf(head: Buffer): Promise<string | undefined> {
  const text = textOf(head);
  if (text === undefined) return undefined;
  const type = await signatureOf(Buffer.from(text));
  // Some signatures are two letters. No picture and no program consists of text.
  return type && !/^(?:image|audio|video)\/|^application\/x-/.test(type) ? type : 'text/plain';
}

async function binaryTypeOf(head: Buffer, open: OpenPages): Promise<string | undefined> {
  if (isZip(head)) {
    const pages = await open();
    return (pages && (await zipTypeOf(pages))) ?? signatureOf(head);
  }
  return (await signatureOf(head)) ?? tiffTypeOf(head, open);
}

/** A PDF may follow other bytes within the first 1,024: a line break, or what a printer is told. */
async function pdfTypeOf(head: Buffer, open: OpenPages): Promise<string | undefined> {
  if (!/\s%PDF-\d\.\d/.test(head.toString('latin1', 0, 1_024))) return undefined;
  const pages = await open();
  const tail = pages && (await pages.read(Math.max(0, pages.size - 2_048), Math.min(2_048, pages.size)));
  return tail?.includes('%%EOF') ? 'application/pdf' : undefined;
}

function isZip(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'PK\x03\x04';
}
