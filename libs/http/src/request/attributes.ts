import { DomainError, type Problem, type Text, text } from '@plumbline/errors';
import { z } from 'zod';
import { givenAttributes, isRecord } from './body-shape';
import { pointerTo, shortName } from './pointer';
import { mistakeOf, withoutMessage } from './validation-mistake';
import { andMore, type Warn } from './warnings';

/** Problems that an error lists. A body can have one for each of its values. */
export const maxProblems = 20;

/** Reads the attributes of a JSON:API body: `{"data": {"attributes": {"due-date": ...}}}`. */
export interface AttributesReader<T> {
  /** The schema of the attributes under their names in code. For the documentation. */
  readonly schema: z.ZodObject;
  /** The accepted wire names of each attribute. The first one is preferred. */
  readonly wireNames: ReadonlyMap<string, readonly string[]>;
  /** Valid example attributes under their wire names. */
  readonly example?: Readonly<Record<string, unknown>>;
  /**
   * Returns the values under their names in code. Calls `warn` for each unknown attribute.
   * @throws DomainError `request.malformed` for a body of another shape, `request.invalid` with a pointer for each invalid value.
   */
  read(body: unknown, warn: Warn): T;
  /** A JSON pointer to an attribute, by the name that the body has for it. Services know only one of its names. */
  pointerAsSent(pointer: string, body: unknown): string;
}

/** The result type of a reader. */
export type AttributesOf<R> = R extends AttributesReader<infer T> ? T : never;

/**
 * Declares the attributes of a body under their names in code (`dueDate`). Their wire names are in dash-case (`due-date`), unless
 * `names` lists others. The `example` is for the documentation.
 */
export function attributes<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  names: { [Name in keyof Shape]?: string | readonly string[] } = {},
  example?: Readonly<Record<string, unknown>>,
): AttributesReader<z.output<z.ZodObject<Shape>>> {
  const schema = z.object(shape);
  const wireNames = new Map<string, readonly string[]>(
    Object.keys(shape).map((name) => [name, [names[name] ?? dashCase(name)].flat()]),
  );
  const codeNames = new Map([...wireNames].flatMap(([name, wires]) => wires.map((wire) => [wire, name] as const)));

  return {
    schema,
    wireNames,
    example,
    read(body, warn) {
      const given = attributesOf(body, codeNames);
      const values: Record<string, unknown> = {};
      for (const [wire, value] of Object.entries(given)) {
        const name = codeNames.get(wire);
        if (name !== undefined) values[name] = isEmptyObjectOfPhp(value, schema.shape[name]) ? {} : value;
        else
          warn({ detail: unknownAttribute(wire, codeNames), source: { pointer: pointerTo('/data/attributes', wire) } });
      }
      const result = schema.safeParse(values, { error: withoutMessage });
      if (result.success) return result.data;
      const { issues } = result.error;
      const [first, ...rest] = issues.slice(0, maxProblems).map((issue) => problemOf(issue, wireNames, given));
      const others = issues.length - maxProblems;
      if (others > 0) rest.push({ code: 'request.invalid', detail: andMore(others) });
      throw DomainError.of([first!, ...rest]);
    },
    pointerAsSent(pointer, body) {
      const [, known = '', inside = ''] = /^\/data\/attributes\/([^/]+)(.*)$/.exec(pointer) ?? [];
      const wires = wireNames.get(codeNames.get(known) ?? known);
      return wires ? `/data/attributes/${sentName(wires, givenAttributes(body))}${inside}` : pointer;
    },
  };
}

function attributesOf(body: unknown, known: ReadonlyMap<string, string>): Record<string, unknown> {
  const shape = '{"data": {"attributes": {...}}}';
  if (!isRecord(body))
    throw new DomainError('request.malformed', {
      detail: text('A JSON body is required: {{shape}}.', { shape }),
    });
  if (!('data' in body)) {
    const flat = Object.keys(body).some((key) => known.has(key) || known.has(key.replaceAll('_', '-')));
    const snakeCase = [...known.keys()].some((name) => name.includes('_') && !known.has(name.replaceAll('_', '-')));
    const rule = snakeCase
      ? text('The body must be {{shape}}.', { shape })
      : text('The body must be {{shape}}, with dash-case names.', { shape });
    throw new DomainError('request.malformed', {
      detail: flat ? text('{{rule}} The attributes of this body are at its top level.', { rule }) : rule,
      source: { pointer: '/data' },
    });
  }
  const attributes = isRecord(body.data) ? (body.data.attributes ?? {}) : undefined;
  const given = isEmptyList(attributes) ? {} : attributes;
  if (isRecord(given)) return given;
  throw new DomainError('request.malformed', {
    detail: text('The body must be {{shape}}.', { shape }),
    source: { pointer: isRecord(body.data) ? '/data/attributes' : '/data' },
  });
}

function unknownAttribute(wire: string, known: ReadonlyMap<string, string>): Text {
  const dashed = wire.replaceAll('_', '-');
  if (dashed !== wire && known.has(dashed)) {
    return text('The attribute {{name}} was ignored: its name is {{known}}.', { name: wire, known: dashed });
  }
  return text('The attribute {{name}} is unknown and was ignored.', { name: shortName(wire) });
}

function problemOf(
  issue: z.core.$ZodIssue,
  wireNames: ReadonlyMap<string, readonly string[]>,
  given: Record<string, unknown>,
): Problem {
  const [name, ...path] = issue.path.map(String);
  const wire = sentName(wireNames.get(name ?? '') ?? [], given);
  const missing = path.length === 0 && given[wire] === undefined;
  return {
    code: 'request.invalid',
    detail: missing
      ? text('{{name}} is required.', { name: wire })
      : text('{{name}} {{mistake}}.', {
          name: [wire, ...path].map(shortName).join('/'),
          mistake: mistakeOf(issue),
        }),
    source: { pointer: [wire, ...path].reduce(pointerTo, '/data/attributes') },
  };
}

/** The one of the names of an attribute that a body has. Defaults to the preferred name. */
function sentName(wires: readonly string[], given: Record<string, unknown>): string {
  return wires.find((wire) => wire in given) ?? wires[0] ?? '';
}

function dashCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** PHP reads `{}` as an empty array, and writes it back as `[]`: an object, where no list can be. */
function isEmptyObjectOfPhp(value: unknown, schema: z.core.$ZodType | undefined): boolean {
  return isEmptyList(value) && schema !== undefined && !z.safeParse(schema, value).success;
}

function isEmptyList(value: unknown): value is [] {
  return Array.isArray(value) && value.length === 0;
}
