import { valueCount, type FilterPredicate } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import { invalidParameter, notOneOf } from './invalid-parameter';
import type { Query } from './list-query';
import { valuesIn } from './parameter-values';

/** How `filter[name]` of a list is read. */
export interface FilterField {
  predicates: readonly FilterPredicate[];
  /** Whether the values are texts, which may have commas. Otherwise commas separate values. */
  texts?: boolean;
}
export type FilterFields = Readonly<Record<string, FilterField>>;

/** A filter by a set of values, or by all but these. */
export const choiceFilter: FilterField = { predicates: ['eq', 'neq', 'in', 'not_in'] };
/** A filter by a set of values. */
export const valueFilter: FilterField = { predicates: ['eq', 'in'] };

/** What a filter asks of a field. */
export interface FilterCondition {
  /** The name of the field, in snake_case. */
  field: string;
  /** The parameter that has the values, for errors. */
  parameter: string;
  predicate: FilterPredicate;
  values: string[];
}

/** The parameters of one condition, or, without numbers, of several. */
interface ConditionParameters {
  field: string;
  predicates: string[];
  predicateParameter?: string;
  values: string[];
  valueParameter: string;
}

/** Whether `readFilters` reads the parameter. */
export function isFilterParameter(name: string, fields: FilterFields): boolean {
  return partsOf(name, fields) !== undefined;
}

/**
 * Reads the conditions of `filter[name]=value`, of `filter[name][][predicate]=...&filter[name][][value][]=...`, and of the latter with numbers
 * for several conditions on one field. `filters[...]` is the same. A condition without a value that needs one is none, like an empty search.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function readFilters(query: Query, fields: FilterFields): FilterCondition[] {
  const groups = new Map<string, ConditionParameters>();
  for (const [parameter, given] of Object.entries(query)) {
    const parts = partsOf(parameter, fields);
    if (!parts) continue;
    const { field, number, part } = parts;
    const key = JSON.stringify([field, part ? number : 'simple']);
    const group = groups.get(key) ?? { field, predicates: [], values: [], valueParameter: parameter };
    const texts = [given ?? []].flat();
    if (part === 'predicate') {
      group.predicates.push(...texts.filter((name) => name.trim() !== ''));
      group.predicateParameter = parameter;
    } else {
      group.values.push(...valuesIn(parameter, texts, fields[field]));
      group.valueParameter = parameter;
    }
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => conditionsOf(group, fields[group.field]!));
}

function conditionsOf(group: ConditionParameters, { predicates: allowed }: FilterField): FilterCondition[] {
  const { field, values, valueParameter: parameter, predicateParameter = parameter } = group;
  const predicates = group.predicates.map((name) => predicateOf(name.trim(), allowed, predicateParameter));
  const [predicate = 'in'] = predicates;
  if (predicates.length <= 1) return complete({ field, parameter, predicate, values });
  // Parameters of the same name belong together by their order. Conditions with any number of values take one here.
  let read = 0;
  const conditions = predicates.map((each) => {
    const { least } = valueCount(each);
    return { field, parameter, predicate: each, values: values.slice(read, (read += least)) };
  });
  if (read === values.length) return conditions;
  throw invalidParameter(
    predicateParameter,
    text('Number the conditions: filter[{{field}}][0], filter[{{field}}][1] and so on.', { field }),
  );
}

/** A condition with the values that its predicate takes; none if it lacks them all. */
function complete(condition: FilterCondition): FilterCondition[] {
  const { predicate, parameter, values } = condition;
  const { least, most } = valueCount(predicate);
  if (most === 0) return [{ ...condition, values: [] }];
  if (values.length === 0) return [];
  if (predicate !== 'between') return [{ ...condition, values: atMost(most, [...new Set(values)], condition) }];
  if (values.length === least) return [condition];
  throw invalidParameter(parameter, text('{{predicate}} takes two values.', { predicate }));
}

function atMost(most: number, values: string[], { predicate, parameter }: FilterCondition): string[] {
  if (values.length <= most) return values;
  if (most === 1) throw invalidParameter(parameter, text('{{predicate}} takes one value.', { predicate }));
  throw invalidParameter(
    parameter,
    text('{{parameter}} must have at most {{size}} values.', { parameter, size: most }),
  );
}

function predicateOf(name: string, allowed: readonly FilterPredicate[], parameter: string): FilterPredicate {
  const predicate = allowed.find((candidate) => candidate === name);
  if (predicate) return predicate;
  throw notOneOf(parameter, allowed);
}

/** What a parameter says of one of the fields. */
function partsOf(
  parameter: string,
  fields: FilterFields,
): { field: string; number: string; part: string | undefined } | undefined {
  const [, name, number = '', part] =
    /^filters?\[([\w-]+)\](?:\[(\d{0,9})\])?(?:\[(predicate|value)\](?:\[\d{0,9}\])?)?$/.exec(parameter) ?? [];
  const field = name?.replaceAll('-', '_');
  return field !== undefined && Object.hasOwn(fields, field) ? { field, number, part } : undefined;
}

/**
 * The values of the only condition on a field, and whether they are excluded. Returns undefined without one.
 * @throws DomainError `request.invalid` that names the parameter of a second condition.
 */
export function onlyChoice(
  conditions: readonly FilterCondition[],
  field: string,
): { values: string[]; negated: boolean } | undefined {
  const [condition, second] = conditions.filter((each) => each.field === field);
  if (second) throw invalidParameter(second.parameter, text('filter[{{field}}] takes one condition.', { field }));
  return condition && { values: condition.values, negated: ['neq', 'not_in'].includes(condition.predicate) };
}
