/** An ILIKE pattern for texts that contain `part` as it is written: its wildcards mean themselves. */
export function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}
