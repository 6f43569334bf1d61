/** One condition that an installation must meet. */
export interface Check {
  name: string;
  /** The names of earlier checks without which this one makes no sense. */
  needs?: readonly string[];
  /** Resolves with what was found, in a few words. @throws Fault or Warning */
  run: () => Promise<string>;
}

/** What is wrong, and what to do about it. Neither may contain a secret. */
export class Fault extends Error {
  override readonly name: string = 'Fault';
  constructor(
    problem: string,
    readonly remedy: string,
  ) {
    super(problem);
  }
}

/** What works, but needs a decision or will not work for long. */
export class Warning extends Fault {
  override readonly name = 'Warning';
}

export interface Finding {
  check: string;
  result: 'ok' | 'warning' | 'fault' | 'skipped';
  detail: string;
  remedy?: string;
}

/** Runs checks one after the other. A check that needs a failed one is skipped. */
export async function examine(checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    const failed = check.needs?.find((needed) =>
      findings.some((finding) => finding.check === needed && failedIn(finding)),
    );
    const finding = failed === undefined ? await findingOf(check) : skipped(check, failed);
    findings.push(finding);
  }
  return findings;
}

function failedIn({ result }: Finding): boolean {
  return result === 'fault' || result === 'skipped';
}

function skipped({ name: check }: Check, needed: string): Finding {
  return { check, result: 'skipped', detail: `needs ${needed}` };
}

async function findingOf({ name: check, run }: Check): Promise<Finding> {
  try {
    return { check, result: 'ok', detail: await run() };
  } catch (error) {
    if (error instanceof Fault) {
      const result = error instanceof Warning ? 'warning' : 'fault';
      return { check, result, detail: error.message, remedy: error.remedy };
    }
    const detail = error instanceof Error ? error.message : String(error);
    return { check, result: 'fault', detail, remedy: 'This fault is not a known one. See the log of the server.' };
  }
}
