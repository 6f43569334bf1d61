import { steps, type Generator, type Step } from '../generators/generator';
import { clients } from '../generators/generators';
import { jsonApiLibraries } from '../generators/json-api-libraries';
import { readResults, type Result } from '../generators/results';

/** `docs/generated-clients.md`: generators of clients that were tried; generated from the results of `npm run test:generators`. */
export function generatedClientsDocument(): string {
  return `# Generated clients

The OpenAPI 3.1 document at \`/api/v2/{customer}/openapi.json\` describes every route. These generators made a client of it, which compiled and
then listed tickets, created a ticket and uploaded a photo in an installation:

${tableOf(clients)}

## Generate a client

Read the document with an access token of a user who has "API access". \`webhooks=false\` leaves out the section \`webhooks\`, which describes the
requests that subscribers receive: some generators make a client of it that does not compile.

    curl -o openapi.json -H "X-PlanRadar-API-Key: $TOKEN" "$URL/api/v2/$CUSTOMER/openapi.json?webhooks=false"

\`tools/generators/generators.ts\` has the commands that install each generator and make a client with it. \`tools/generators/clients\` has a program
for each client.

## JSON:API clients

Answers are documents of [JSON:API](https://jsonapi.org) 1.1, as clients such as \`kitsu\`, \`jsona\` and Python's \`jsonapi-client\` read them. Updates are
accepted as \`PATCH\`, which JSON:API defines, and as \`PUT\`. Paths of tickets take \`attributes.uuid\` in place of \`id\`. These libraries did the same:

${tableOf(jsonApiLibraries, ['list', 'create', 'upload'])}

## Run the tests on other versions

\`npm run test:generators\` tries each generator in a temporary folder, and records the results in \`tools/generators/results.json\`.
\`npm run docs\` writes them to this page. It needs Go, Java 17 with Maven, and Python 3.11. Names of generators follow \`--\`:

    npm run test:generators -- oapi-codegen "openapi-generator python"
`;
}

function tableOf(tried: readonly Generator[], columns: readonly Step[] = steps): string {
  const results = readResults();
  const rows = tried.flatMap(({ name }) => {
    const result = results[name];
    if (!result) return [];
    const outcomes = columns.map((step) => outcomeOf(step, result));
    return [['', name, result.language, result.version, ...outcomes, result.date, ''].join(' | ').trim()];
  });
  return [
    `| name | language | version | ${columns.join(' | ')} | date |`,
    `| --- | --- | --- | ${columns.map(() => '---').join(' | ')} | --- |`,
    ...rows,
  ].join('\n');
}

function outcomeOf(step: Step, { failed }: Result): string {
  if (failed === undefined || steps.indexOf(step) < steps.indexOf(failed)) return 'yes';
  return step === failed ? 'no' : '';
}
