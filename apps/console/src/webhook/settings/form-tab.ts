/** The tabs of the form, in order. */
export const formTabs = ['details', 'authentication', 'headers'] as const;
export type FormTab = (typeof formTabs)[number];

const tabs: Record<string, FormTab> = {
  basicAuth: 'authentication',
  verification: 'authentication',
  signatureScheme: 'authentication',
  headers: 'headers',
};

/** Returns the tab of a field, such as `headers.0.name`. */
export function tabOf(field: string): FormTab {
  return tabs[field.split('.', 1)[0]!] ?? 'details';
}
