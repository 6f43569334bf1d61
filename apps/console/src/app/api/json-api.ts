/** A JSON:API resource object with attributes of a known shape. */
export interface ResourceOf<Attributes = Record<string, unknown>> {
  id: string;
  type: string;
  attributes: Attributes;
}

/** A document about one thing. */
export interface One<Attributes, Meta = Record<string, unknown>> {
  data: ResourceOf<Attributes>;
  included?: ResourceOf[];
  meta?: Meta;
}

/** A list, or a part of it: `count` is the size of the whole. */
export interface Many<Attributes, Meta = Record<string, unknown>> {
  data: ResourceOf<Attributes>[];
  included?: ResourceOf[];
  meta: { count: number; page?: number; pagesize?: number } & Meta;
}
