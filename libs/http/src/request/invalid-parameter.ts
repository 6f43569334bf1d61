import { DomainError, text, type Text } from '@plumbline/errors';

/** The error of a value that a query parameter does not take: `request.invalid` with the name of the parameter. */
export function invalidParameter(parameter: string, detail: Text): DomainError {
  return new DomainError('request.invalid', { detail, source: { parameter } });
}

/** The error of a value that is none of those that a query parameter takes, which it lists. */
export function notOneOf(parameter: string, choices: readonly string[]): DomainError {
  return invalidParameter(
    parameter,
    text('{{parameter}} takes {{choices}}.', { parameter, choices: choices.join(', ') }),
  );
}
