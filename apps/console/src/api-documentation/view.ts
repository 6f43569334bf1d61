/** The views of the API explorer, in the order of their tabs. */
export const views = ['reference', 'swagger-ui'] as const;
export type View = (typeof views)[number];

/** The versions of the API, in the order in which they are offered. */
export const apiVersions = [2, 1] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** The version that the parameter `version` of an address names: 2 if it names none. */
export function versionAt(parameter: unknown): ApiVersion {
  return String(parameter) === '1' ? 1 : 2;
}
