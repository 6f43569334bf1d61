import type { OpenAPIObject } from '@nestjs/swagger';
import { exampleIds, type ExampleIds } from './example-ids';

/** The served document as text, cut at the ids of its examples, so that other ids are filled in without parsing it. */
export class DocumentTemplate {
  /** Text and names of ids by turns. */
  private readonly parts: readonly string[];

  constructor({ servers: _, ...document }: OpenAPIObject) {
    const names = new Map(Object.entries(exampleIds).map(([name, id]) => [JSON.stringify(id), name]));
    // A key is followed by a colon.
    const anyId = new RegExp(`(${[...names.keys()].join('|')})(?!:)`);
    this.parts = JSON.stringify(document)
      .split(anyId)
      .map((part, index) => (index % 2 === 0 ? part : names.get(part)!));
  }

  /** The document with these ids in place of those of its examples, at this address. */
  fill(ids: Partial<ExampleIds>, baseUrl: string): string {
    const filled: ExampleIds = { ...exampleIds, ...ids };
    const text = this.parts.map((part, index) =>
      index % 2 === 0 ? part : JSON.stringify(filled[part as keyof ExampleIds]),
    );
    return `${text.join('').slice(0, -1)},"servers":${JSON.stringify([{ url: baseUrl }])}}`;
  }
}
