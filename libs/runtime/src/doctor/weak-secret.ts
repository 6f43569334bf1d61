/** Below this, a secret of at least 32 characters repeats itself: hexadecimal digits at random have 3.9 bits each. */
const smallestEntropy = 3;

/** Says why a secret can be guessed. Undefined for one that looks random. Text that is read as bytes of a key is not random. */
export function weaknessOf(secret: string | Buffer): string | undefined {
  if (Buffer.isBuffer(secret) && secret.every((byte) => byte >= 0x20 && byte < 0x7f)) {
    return 'is text instead of random bytes';
  }
  return entropyOf([...secret]) < smallestEntropy ? 'has few different characters' : undefined;
}

/** Shannon's entropy of the symbols, in bits for each. */
function entropyOf(symbols: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / symbols.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
