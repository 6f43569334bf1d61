import { readResults, type TestRun } from '../versions/results';

/** `docs/supported-versions.md`: the servers on which Plumbline was tested; generated from the results of `npm run test:versions`. */
export function supportedVersionsDocument(): string {
  const rows = Object.values(readResults()).map(
    ({ version, date, integration, mainJob }) =>
      `| ${version} | ${countOf(integration)} | ${mainJob ? countOf(mainJob) : 'not used'} | ${date} |`,
  );
  return `# Supported versions

Plumbline runs on RabbitMQ 3.10 and 4.0 to 4.3, and several gateways share their request limits in Redis 7 or Valkey 8 and 9. It uses only what these
versions have in common. The tests last ran on these versions:

| server | integration tests | main job, end to end | date |
| --- | --- | --- | --- |
${rows.join('\n')}

For RabbitMQ, the integration tests are those of messaging and of ingest, and the main job goes from a request through every service to a subscriber. For
Redis and Valkey, they are those of the request limits. PostgreSQL is tested in version 18, Node.js in version 20.

## Run the tests on other versions

\`npm run test:versions\` runs these tests on each version, one after the other, and records the results in
\`tools/versions/results.json\`. \`npm run docs\` writes them to this page. Options follow \`--\`. Results of tests that \`--tests\` names are not recorded:

    npm run test:versions -- "RabbitMQ 4.3" "Valkey 9"
    npm run test:versions -- --matrix my-versions.json
    npm run test:versions -- --tests libs/messaging "RabbitMQ 4.3"

The versions come from \`tools/versions/matrix.json\`, which names public container images and needs a container engine. Another file can name servers of
any origin. A trial has a \`name\`, a \`server\` (\`rabbitmq\` or \`redis\`), and one of these:

\`\`\`json
{
  "trials": [
    { "name": "RabbitMQ 4.3", "server": "rabbitmq", "environment": { "TEST_SERVERS": "containers", "TEST_RABBITMQ_IMAGE": "registry.example/rabbitmq:4.3" } },
    { "name": "RabbitMQ 4.2", "server": "rabbitmq", "environment": { "RABBITMQ_URL": "amqp://user:password@host", "RABBITMQ_MANAGEMENT_URL": "http://user:password@host:15672" } },
    { "name": "Valkey 9", "server": "redis", "environment": { "TEST_SERVERS": "embedded", "PATH": "/opt/valkey-9/bin:/usr/bin:/bin" } },
    { "name": "RabbitMQ 4.0", "server": "rabbitmq", "command": ["/opt/brokers/with-rabbitmq", "4.0"] }
  ]
}
\`\`\`

\`environment\` holds variables for the tests. \`command\` is a program that runs the command after it with this version in place of the installed one. With
\`RABBITMQ_URL\`, test files that stop their broker still start one of their own.

## Differences between the versions of RabbitMQ

| subject | 3.10 | 4.0 | 4.3 |
| --- | --- | --- | --- |
| largest message by default | 128 MiB | 16 MiB | 16 MiB |
| smallest \`frameMax\` | 4,096 | 4,096 | 8,192; a smaller one ends the connection without a message |
| counts towards the delivery limit | \`nack\`, \`reject\`, a lost consumer | \`nack\`, \`reject\`, a lost consumer | \`reject\`, a lost consumer |
| delivery limit without an argument | none | 20 | 20 |
| default queue type of a virtual host | no such setting | optional | optional |
| \`mandatory\` message to a classic queue whose node is down | returned | dropped and not confirmed | dropped and not confirmed |
| declaration of such a queue | 404 | 404; after a crash, no answer for a minute | as 4.0 |

[upgrading.md](upgrading.md) says how to change from one version to another.
`;
}

function countOf({ files, passed, failed }: TestRun): string {
  return `${passed} passed${failed > 0 ? `, ${failed} failed` : ''} (${files} files)`;
}
