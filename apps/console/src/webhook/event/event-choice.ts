/** Selects every event, including those of later versions. */
export const everyEvent = '*';

/** Returns the family of an event, such as `ticket_*`: all events with the same prefix, including those of later versions. */
export function familyOf(name: string): string {
  return `${name.split('_', 1)[0]!}_*`;
}

/** Returns the families that contain more than one of the events, in order. */
export function familiesOf(names: readonly string[]): string[] {
  const families = names.map(familyOf);
  return [...new Set(families.filter((family, index) => families.indexOf(family) !== index))];
}

/** Returns whether the selection includes an event through a family or `*`. */
export function isIncluded(choice: readonly string[], name: string): boolean {
  return choice.some(
    (chosen) => chosen === everyEvent || (chosen.endsWith('_*') && name.startsWith(chosen.slice(0, -1))),
  );
}

export function isChosen(choice: readonly string[], name: string): boolean {
  return choice.includes(name) || isIncluded(choice, name);
}

/** Adds events or families to a selection, or removes them. Names that a selected family covers are dropped. */
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
