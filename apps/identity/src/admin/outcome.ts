/** What a command did: for people a few lines, for scripts (`--json`) the facts. */
export interface Outcome {
  lines: string[];
  facts: Record<string, unknown>;
}
