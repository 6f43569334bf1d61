/** An ILIKE pattern for texts that contain `part`, whose wildcards are escaped. */
export function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}
