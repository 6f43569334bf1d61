import { isSecret } from '@plumbline/runtime';
import type { z } from 'zod';

/** `docs/configuration.md`: the environment variables of each service, generated from its configuration schema. */
export function configurationDocument(services: Record<string, z.ZodObject>): string {
  const sections = Object.entries(services).map(([name, schema]) =>
    [
      `## ${name}`,
      '',
      '| variable | default | meaning |',
      '| --- | --- | --- |',
      ...Object.entries(schema.shape).map(([variable, setting]) => row(variable, setting as z.ZodType)),
    ].join('\n'),
  );
  return `# Configuration

A service reads its settings from the environment once, when it starts. If a variable is missing or invalid, the service does not start and names
the variable. Values marked as secret are never printed. \`npm start\` sets all variables.

Every value can also come from a file, such as a secret that Docker or Kubernetes mounts: \`DATABASE_URL_FILE=/run/secrets/database-url\` sets
\`DATABASE_URL\` to the content of that file. Setting both is an error.

In the user and the password of a URL, percent-encode what has a meaning there: write \`@\` as \`%40\`, \`/\` as \`%2F\`, \`#\` as \`%23\`, \`?\` as \`%3F\`,
\`%\` as \`%25\` and a blank as \`%20\`. A process does not start when RabbitMQ refuses the user, the password or the virtual host of \`RABBITMQ_URL\`; it waits
for one that is down.

${sections.join('\n\n')}
`;
}

function row(variable: string, setting: z.ZodType): string {
  const notes = [setting.description ?? '', isSecret(setting) ? '(secret)' : ''].filter(Boolean).join(' ');
  return `| \`${variable}\` | ${defaultOf(setting)} | ${notes.replaceAll('|', '\\|')} |`;
}

function defaultOf(setting: z.ZodType): string {
  if (!setting.safeParse(undefined).success) return 'required';
  const value = setting.parse(undefined);
  if (value === undefined) return 'none';
  return `\`${typeof value === 'string' ? value || '(empty)' : JSON.stringify(value)}\``;
}
