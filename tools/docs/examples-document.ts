import { programs } from '../examples/programs';
import { readResults } from '../examples/results';

/** `docs/examples.md`: the programs of `examples/` and with which toolchains they were tested; generated from the results of `npm run test:examples`. */
export function examplesDocument(): string {
  return `# Examples

\`examples/\` has short programs to copy from. Each has a folder of its own with the exact versions of its packages, and its first comment says how to
start it. \`npm run test:examples\` builds those whose toolchains are installed, and runs them. It downloads their packages, so that \`npm test\` does not
include it. It tells which programs it did not test, and why. Names after \`--\` choose some of them:

    npm run test:examples
    npm run test:examples -- publishers receivers/go

## Publishers

They publish an [event](events.md) on RabbitMQ: persistent, confirmed, without declaring the exchange, and with \`occurredAt\` as the language writes it. In
the test, the event of each reaches a webhook although its user may only write to the exchange, and each fails when the broker returns or refuses the event.

${table('publishers')}

## Receivers

They receive [webhooks](webhooks.md): each verifies \`v1\` and \`v1a\` signatures with several keys from the bytes of the body, refuses requests that are
more than five minutes old, and stores a delivery under its \`webhook-id\`, once, before it responds. Another program processes what is stored. In the test,
each takes 8 kinds of genuine requests and refuses 15 forged ones, stores a repeat once, and receives deliveries of the service. When it cannot store a
delivery, it responds with a 5xx status, so that the delivery is sent again. No response repeats anything of the request.
[\`receivers/csharp\`](../examples/receivers/csharp) verifies \`v1\` only, and refuses the requests that need \`v1a\`. It is tested with Mono, and was not tried
with .NET, for which it is written as well.
[\`receivers/fetch\`](../examples/receivers/fetch) is for runtimes with the Fetch API. \`npm test\` tests it on Node. The same 23 requests were tried on
Bun 1.4.5, Deno 2.9.6 and Cloudflare's workerd 1.20260426.1.

${table('receivers')}

## API clients

They read 45 pages of a list while the [request limit](api-clients.md) admits 30 requests in a minute.

${table('api-clients')}
`;
}

function table(kind: string): string {
  const results = readResults();
  const rows = programs
    .filter(({ folder }) => folder.startsWith(`${kind}/`))
    .map(({ folder, language }) => {
      const { toolchain = 'not yet', date = '' } = results[folder] ?? {};
      return `| [\`${folder}\`](../examples/${folder}) | ${language} | ${toolchain} | ${date} |`;
    });
  return ['| program | language | tested with | date |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
