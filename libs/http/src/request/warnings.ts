/** Something of the request that was not used. The request succeeds; `meta.warnings` of the answer names it. */
export interface Warning {
  detail: string;
  source: { pointer: string } | { parameter: string };
}

export type Warn = (warning: Warning) => void;
