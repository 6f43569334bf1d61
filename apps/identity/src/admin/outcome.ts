/** The result of a command: lines for people, facts for scripts (`--json`). */
export interface Outcome {
  lines: string[];
  facts: Record<string, unknown>;
}
