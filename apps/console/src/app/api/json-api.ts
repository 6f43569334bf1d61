/** A JSON:API resource object with attributes of a known shape. */
export interface Resource<Attributes = Record<string, unknown>> {
  id: string;
  type: string;
  attributes: Attributes;
}

/** A document about one thing. */
export interface ResourceResponse<Attributes, Meta = Record<string, unknown>> {
  data: Resource<Attributes>;
  included?: Resource[];
  meta?: Meta;
}

/** A list, or a part of it: `count` is the size of the whole. */
export interface ListResponse<Attributes, Meta = Record<string, unknown>> {
  data: Resource<Attributes>[];
  included?: Resource[];
  meta: { count: number; page?: number; pagesize?: number } & Meta;
}
