import type { ColumnOptions } from 'typeorm';

/** A bigint that is a JavaScript number: pg hands bigints out as text. Ids stay far below 2^53. */
export const numberColumn = {
  type: 'bigint',
  transformer: {
    to: (value: unknown) => value,
    from: (value: string | null) => (value === null ? null : Number(value)),
  },
} as const satisfies ColumnOptions;
