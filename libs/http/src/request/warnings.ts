import { text, textIn, type FilledText, type Text } from '@plumbline/errors';
import type { Language } from '@plumbline/contracts';

/** A part of the request that was ignored. The request succeeds, and `meta.warnings` of the response lists it. */
export interface Warning {
  detail: Text;
  source?: { pointer: string } | { parameter: string };
}

export type Warn = (warning: Warning) => void;

const maxListed = 10;

/** The warnings of a request. Keeps the first ten and the number of the others: a body can cause more bytes of warnings than it has. */
export class Warnings {
  private readonly first: Warning[] = [];
  private others = 0;

  add(warning: Warning): void {
    if (this.first.length < maxListed) this.first.push(warning);
    else this.others += 1;
  }

  /** As `meta.warnings` lists them. */
  list(language: Language): object[] {
    const all = this.others === 0 ? this.first : [...this.first, { detail: andMore(this.others) }];
    return all.map((warning) => ({ ...warning, detail: textIn(warning.detail, language) }));
  }
}

/** Stands for the rest of a list that is cut off. */
export function andMore(count: number): FilledText {
  return text('and {{count}} more', { count });
}
