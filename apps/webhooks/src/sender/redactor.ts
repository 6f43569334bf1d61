import { SecretFinder } from './secret-finder';

/** Shorter values occur by chance: to hide them in a text would hide half of it, and thereby show them. */
const shortestInText = 8;

/** What must not appear in the record of a request and its response. */
export interface HiddenValues {
  /** By lower-case name of a header of the request, how it is shown. */
  headers: Readonly<Record<string, string>>;
  /** Values that are redacted wherever they occur, if they have eight characters or more. */
  values: readonly string[];
}

export const nothingHidden: HiddenValues = { headers: {}, values: [] };

/** Redacts hidden values in a request, and in a response that echoes them. In time that is linear in their size and that of the text. */
export class Redactor {
  private readonly finder: SecretFinder;

  constructor(private readonly hidden: HiddenValues) {
    this.finder = new SecretFinder(hidden.values.flatMap(spellings).filter(({ length }) => length >= shortestInText));
  }

  /** Redacts every occurrence of every value. Overlapping occurrences are redacted as one, so that no part of them is left. */
  text(text: string): string {
    return withoutPlaces(text, this.finder.find(text).places);
  }

  /** As `text`, for the start of a longer text: a value that is cut off leaves nothing of it either. */
  start(text: string): string {
    const { places, startsAt } = this.finder.find(text);
    const complete = places.filter(([, to]) => to <= startsAt);
    const [overlapping] = places[complete.length] ?? [startsAt];
    return withoutPlaces(text.slice(0, Math.min(overlapping, startsAt)), complete);
  }

  /** A header with all its values. */
  header(name: string, values: string): string {
    const key = name.toLowerCase();
    return Object.hasOwn(this.hidden.headers, key) ? this.hidden.headers[key]! : this.text(values);
  }
}

function withoutPlaces(text: string, places: readonly (readonly [from: number, to: number])[]): string {
  const kept = places.map(([from], index) => text.slice(places[index - 1]?.[1] ?? 0, from));
  return [...kept, text.slice(places.at(-1)?.[1] ?? 0)].join('[hidden]');
}

/**
 * How an echo may write a value: verbatim, in JSON with more or fewer escapes, percent-encoded, or as in a form. Values are sent in
 * Latin-1, and responses are read as UTF-8.
 */
function spellings(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const encoded = encodeURIComponent(Buffer.from(secret, 'utf8').toString('utf8'));
  return [
    secret,
    Buffer.from(secret, 'latin1').toString('utf8'),
    inJson,
    inJson.replaceAll('/', '\\/'),
    inJson.replaceAll(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
    encoded,
    encoded.replaceAll('%20', '+'),
  ];
}
