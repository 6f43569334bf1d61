/** How a field is shown: its label, and its value as text. Defaults to the value itself. */
export type FieldTexts<Values> = {
  [Name in keyof Values]?: { label: string; text?: (value: Values[Name]) => string };
};

/** Returns how a field is shown. A field without a label has its name as one. */
export function shownField<Values>(fields: FieldTexts<Values>, name: keyof Values & string) {
  const { label = name, text = String } = fields[name] ?? {};
  return { label, text: (value: unknown) => text(value as never) };
}
