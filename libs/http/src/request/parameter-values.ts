import { text } from '@plumbline/errors';
import { invalidParameter } from './invalid-parameter';
import type { Query } from './list-query';

/** Limits of a parameter with several values: their number, and the characters of each; of texts that people typed, those of the text. */
const mostValues = 100;
const longestValue = 100;
const longestText = 200;

/**
 * Reads the distinct values of a parameter, separated by commas. Returns undefined for an absent or empty parameter.
 * @throws DomainError `request.invalid` that names the parameter, for too many or too long values.
 */
export function readValues(query: Query, parameter: string): string[] | undefined {
  const values = [...new Set(valuesIn(parameter, [query[parameter] ?? []].flat()))];
  if (values.length > mostValues) {
    throw invalidParameter(
      parameter,
      text('{{parameter}} must have at most {{size}} values.', { parameter, size: mostValues }),
    );
  }
  return values.length > 0 ? values : undefined;
}

/**
 * The values that a parameter has, without empty ones. Commas separate them unless each is a text.
 * @throws DomainError `request.invalid` that names the parameter, for too long values.
 */
export function valuesIn(parameter: string, given: readonly string[], { texts = false } = {}): string[] {
  const parts = texts ? given : given.flatMap((value) => value.split(','));
  const values = parts.map((value) => value.trim()).filter((value) => value !== '');
  const longest = texts ? longestText : longestValue;
  if (values.some((value) => value.length > longest)) {
    throw invalidParameter(
      parameter,
      text('A value of {{parameter}} must have at most {{size}} characters.', { parameter, size: longest }),
    );
  }
  return values;
}
