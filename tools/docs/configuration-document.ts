import { isSecret } from '@plumbline/runtime';
import type { z } from 'zod';

/** `docs/configuration.md`: the environment variables that each service reads, from the schemas it reads them by. */
export function configurationDocument(services: Record<string, z.ZodObject>): string {
  const sections = Object.entries(services).map(([name, schema]) =>
    [
      `## ${name}`,
      '',
      '| variable | default | what it is |',
      '| --- | --- | --- |',
      ...Object.entries(schema.shape).map(([variable, setting]) => row(variable, setting as z.ZodType)),
    ].join('\n'),
  );
  return `# Configuration

Services read their settings from the environment, once, at the start; a wrong or missing one stops the start with a message
that names it. Those marked secret are never printed. \`npm start\` sets all of them; Compose and Kubernetes set what differs
from the defaults.

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
