/** Every event, also those that later versions bring. */
export const everyEvent = '*';

/** `ticket_*`: every event whose name begins with these words, also those that later versions bring. */
export function familyOf(name: string): string {
  return `${name.split('_', 1)[0]!}_*`;
}

/** The families with several of these events, in order. */
export function familiesOf(names: readonly string[]): string[] {
  const families = names.map(familyOf);
  return [...new Set(families.filter((family, index) => families.indexOf(family) !== index))];
}

/** Whether an event belongs to a choice by more than its own name. */
export function isIncluded(choice: readonly string[], name: string): boolean {
  return choice.some(
    (chosen) => chosen === everyEvent || (chosen.endsWith('_*') && name.startsWith(chosen.slice(0, -1))),
  );
}

export function isChosen(choice: readonly string[], name: string): boolean {
  return choice.includes(name) || isIncluded(choice, name);
}

/** Adds events or families, or takes them away. Names that a family includes need not be there by themselves. */
export function choose(choice: readonly string[], names: readonly string[], on: boolean): string[] {
  const others = choice.filter((chosen) => !names.includes(chosen));
  if (!on) return others;
  return [...others, ...names].filter(
    (name, _, all) =>
      !isIncluded(
        all.filter((other) => other !== name),
        name,
      ),
  );
}
