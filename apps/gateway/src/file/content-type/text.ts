/** The text of the first bytes of a file, or undefined if they are not text: UTF-8, or UTF-16 with a byte order mark. */
export function textOf(head: Buffer): string | undefined {
  const encoding = byteOrderMarks[head.toString('hex', 0, 2)] ?? 'utf-8';
  try {
    // In stream mode, because the last character may be incomplete.
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const byteOrderMarks: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };

/** Whether the bytes can be text in an encoding of one byte for each character, such as Windows-1252: without control characters. */
export function isLegacyText(head: Buffer): boolean {
  return !/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(head.toString('latin1'));
}
