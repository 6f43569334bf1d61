import { fileTypeFromBuffer } from 'file-type';

/** The type by the signature of a format. Without parameters, such as the codec of Ogg. */
export async function signatureOf(head: Buffer): Promise<string | undefined> {
  return (await fileTypeFromBuffer(head))?.mime.split(';', 1)[0];
}
