import { DomainError, type Problem } from '@plumbline/errors';
import { maxProblems, type AttributesReader } from './attributes';
import type { Warn } from './warnings';

/** Attributes that stand at another place of a body than `/data/attributes`. */
export interface PlacedAttributes {
  pointer: string;
  value: unknown;
}

/**
 * Reads the attributes at several places of a body. Errors and warnings point to their places.
 * @throws DomainError with the problems of all places.
 */
export function readEach<T>(reader: AttributesReader<T>, places: readonly PlacedAttributes[], warn: Warn): T[] {
  const problems: Problem[] = [];
  const values = places.flatMap(({ pointer, value }) => {
    try {
      const read = reader.read({ data: { attributes: value } }, (warning) => warn(movedTo(pointer, warning)));
      return [read];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push(...error.problems.map((problem) => movedTo(pointer, problem)));
      return [];
    }
  });
  const [first, ...rest] = problems.slice(0, maxProblems);
  if (first) throw DomainError.of([first, ...rest]);
  return values;
}

function movedTo<Item extends { source?: { pointer?: string } | { parameter: string } }>(
  pointer: string,
  item: Item,
): Item {
  if (!item.source || !('pointer' in item.source) || item.source.pointer === undefined) return item;
  return { ...item, source: { pointer: item.source.pointer.replace('/data/attributes', pointer) } };
}
