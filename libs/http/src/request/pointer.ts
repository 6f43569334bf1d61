/** Characters of a pointer or name in a response. Those of a client can be as long as a body. */
const longestPointer = 500;
const longestName = 100;

/** Extends a JSON pointer (RFC 6901) by a key. Returns the pointer itself where the result would be too long. */
export function pointerTo(pointer: string, key: string): string {
  const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return place.length > longestPointer ? pointer : place;
}

/** The name of an attribute or parameter for a sentence, cut off where it is long. */
export function shortName(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}
