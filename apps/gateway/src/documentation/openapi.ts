import type { z } from 'zod';

/** The parts of OpenAPI 3.1 (spec.openapis.org/oas/v3.1.1) that the document is made of. */
export interface OpenApiDocument {
  openapi: '3.1.1';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: Tag[];
  /** Tags in groups; an extension that pages know. */
  'x-tagGroups': { name: string; tags: string[] }[];
  paths: Record<string, PathItem>;
  webhooks: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    examples: Record<string, Example>;
    headers: Record<string, Header>;
    securitySchemes: Record<string, { type: 'apiKey'; in: 'header'; name: string; description: string }>;
  };
}

export type PathItem = Partial<Record<'get' | 'post' | 'put' | 'patch' | 'delete', Operation>>;

export interface Operation {
  operationId: string;
  tags?: string[];
  summary: string;
  description: string;
  parameters: Parameter[];
  requestBody?: RequestBody;
  responses: Record<string, Response>;
  security: Record<string, string[]>[];
  /** Who can call it: a program with a token, only a person who is signed in, or anybody. */
  'x-access'?: 'token' | 'session' | 'public';
}

export interface Parameter {
  in: 'path' | 'query' | 'header';
  name: string;
  required?: boolean;
  description: string;
  schema: Schema;
  example?: unknown;
}

export interface RequestBody {
  required: boolean;
  content: Record<string, Media>;
}

export interface Response {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, Media>;
}

export interface Media {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, Example | Reference>;
}

export interface Tag {
  name: string;
  description: string;
}

export interface Header {
  description: string;
  schema: Schema;
  example: string | number;
}

export interface Example {
  summary: string;
  value: unknown;
}

/** A place in this document. */
export type Reference = { $ref: string };

/** JSON Schema 2020-12. */
export type Schema = z.core.JSONSchema.BaseSchema;
