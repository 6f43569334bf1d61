import { DomainError, text } from '@plumbline/errors';

/** A page of so many entries is too large for one reply. Pages are found by their number, so it cannot end early: says how many entries fit. */
export function pageTooLarge(entries: number, fitting: number): DomainError {
  return new DomainError('request.response-too-large', {
    detail: text(
      'These {{entries}} entries are too large for one response. Ask for fewer at a time: pagesize={{fitting}}.',
      { entries, fitting },
    ),
    source: { parameter: 'pagesize' },
  });
}
