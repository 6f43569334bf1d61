import type { ColumnOptions } from 'typeorm';

/** A bigint column that is a number in code: pg returns bigints as strings. Ids stay far below 2^53. */
export const numberColumn = {
  type: 'bigint',
  transformer: {
    to: (value: unknown) => value,
    from: (value: string | null) => (value === null ? null : Number(value)),
  },
} as const satisfies ColumnOptions;
