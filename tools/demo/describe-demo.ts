import type { DevFile } from './dev-file';

/** Lines that show a person how to sign in to the demo account and how to call the API. */
export function describeDemo({ url, account, users, token, project }: DevFile): string[] {
  const width = Math.max(...users.map(({ email }) => email.length));
  return [
    '  People of the demo account:',
    ...users.map(({ email, password, role }) => `    ${role.padEnd(14)} ${email.padEnd(width)}  ${password}`),
    '',
    '  Try it:',
    `    curl -H 'X-PlanRadar-API-Key: ${token}' ${url}/api/v2/${account}/projects/${project}/tickets`,
  ];
}
