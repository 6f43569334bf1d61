/** A part of the request that was ignored. The request succeeds, and `meta.warnings` of the response lists it. */
export interface Warning {
  detail: string;
  source: { pointer: string } | { parameter: string };
}

export type Warn = (warning: Warning) => void;
