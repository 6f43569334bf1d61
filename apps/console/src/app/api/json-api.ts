/** A JSON:API resource object. */
export interface Resource<Attributes = Record<string, unknown>> {
  id: string;
  type: string;
  attributes: Attributes;
  /** The version of the resource. Absent in lists. */
  etag?: string;
}

/** A response with one resource. */
export interface ResourceResponse<Attributes, Meta = Record<string, unknown>> {
  data: Resource<Attributes>;
  included?: Resource[];
  meta?: Meta;
}

/** A response with a page of resources. `count` is the total. */
export interface ListResponse<Attributes, Meta = Record<string, unknown>> {
  data: Resource<Attributes>[];
  included?: Resource[];
  meta: { count: number; page?: number; pagesize?: number } & Meta;
}
