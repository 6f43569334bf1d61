import { DomainError, text, type FixedText, type Problem } from '@plumbline/errors';
import { maxProblems, type AttributesReader } from './attributes';
import { givenAttributes, isRecord } from './body-shape';
import { pointerTo, shortName } from './pointer';

/** An attribute of PlanRadar that decides what a write does, but that the write does not serve. */
export interface RefusedAttribute {
  /** Values that ask for what happens anyway. An empty value is accepted as well. */
  accepted?: readonly (boolean | number | string)[];
  /** For an object of flags: those that are served. Others cannot be set. */
  flags?: readonly string[];
  /** What to do instead. Defaults to leaving the attribute out. */
  instead?: FixedText;
}

/**
 * The same reader, which refuses these attributes instead of a warning: a client that sends them expects another result. They are given by
 * their names in dash-case. snake_case is refused as well.
 */
export function refusing<T>(
  reader: AttributesReader<T>,
  refused: Readonly<Record<string, RefusedAttribute>>,
): AttributesReader<T> {
  const byName = new Map(Object.entries(refused));
  return {
    ...reader,
    read(body, warn) {
      const problems = Object.entries(givenAttributes(body)).flatMap(([wire, value]) => {
        const rule = byName.get(wire.replaceAll('_', '-'));
        return rule ? problemsOf(wire, value, rule) : [];
      });
      const [first, ...rest] = problems.slice(0, maxProblems);
      if (first) throw DomainError.of([first, ...rest]);
      return reader.read(body, warn);
    },
  };
}

function problemsOf(wire: string, value: unknown, { accepted = [], flags, instead }: RefusedAttribute): Problem[] {
  if (isEmpty(value)) return [];
  if (flags) return isRecord(value) ? problemsOfFlags(wire, value, flags) : [];
  if (accepted.some((each) => each === value)) return [];
  const [needed] = accepted;
  return [problem([wire], { needed, instead })];
}

function problemsOfFlags(wire: string, value: Record<string, unknown>, flags: readonly string[]): Problem[] {
  return Object.entries(value)
    .filter(([flag, state]) => !flags.includes(flag) && state !== false && !isEmpty(state))
    .map(([flag]) => problem([wire, flag], {}));
}

function problem(
  path: readonly string[],
  { needed, instead = 'Leave it out.' }: { needed?: boolean | number | string; instead?: FixedText },
): Problem {
  const name = path.map(shortName).join('/');
  return {
    code: 'request.invalid',
    detail:
      needed === undefined
        ? text('{{name}} cannot be set. {{instead}}', { name, instead: text(instead) })
        : text('{{name}} must be {{value}}. {{instead}}', {
            name,
            value: JSON.stringify(needed),
            instead: text(instead),
          }),
    source: { pointer: path.reduce(pointerTo, '/data/attributes') },
  };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
