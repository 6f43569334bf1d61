/** The tabs of the form, in their order. */
export const formTabs = ['details', 'authentication', 'headers'] as const;
export type FormTab = (typeof formTabs)[number];

const tabs: Record<string, FormTab> = {
  basicAuth: 'authentication',
  verification: 'authentication',
  signatureScheme: 'authentication',
  headers: 'headers',
};

/** Where a field is to be found, `headers.0.name` included. */
export function tabOf(field: string): FormTab {
  return tabs[field.split('.', 1)[0]!] ?? 'details';
}
