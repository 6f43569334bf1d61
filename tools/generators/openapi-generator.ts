import type { Command } from './generator';

/** Of Maven Central. */
export const openApiGeneratorVersion = '7.25.0';

/** Maven's goal that copies an artifact, in a pinned version. */
export const copyArtifact = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/** Puts `openapi-generator-cli.jar` into the folder. */
export const installOpenApiGenerator: Command = [
  'mvn',
  '-q',
  '-B',
  copyArtifact,
  `-Dartifact=org.openapitools:openapi-generator-cli:${openApiGeneratorVersion}`,
  '-DoutputDirectory=.',
  '-Dmdep.stripVersion=true',
];

/** Generates a client of a language into a folder. */
export function openApiGenerator(language: string, folder: string, properties: Record<string, string> = {}): Command {
  const given = Object.entries(properties).map((entry) => entry.join('='));
  return [
    'java',
    '-jar',
    'openapi-generator-cli.jar',
    'generate',
    '-i',
    'openapi.json',
    '-g',
    language,
    '-o',
    folder,
    ...(given.length > 0 ? [`--additional-properties=${given.join(',')}`] : []),
  ];
}
