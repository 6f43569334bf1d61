import { Tooltip } from '@mantine/core';
import { useFormats } from '../language/format';
import { useNow } from './use-now';

interface InstantProps {
  /** ISO 8601. */
  value: string;
  /** `3 hours ago` instead of the date; the date is in the tooltip either way. */
  relative?: boolean;
}

/** A moment, in the reader's language and time zone. */
export function Instant({ value, relative = false }: InstantProps) {
  const formats = useFormats();
  const now = useNow();
  return (
    <Tooltip label={formats.exactInstant(value)}>
      <time dateTime={value}>{relative ? formats.ago(value, now) : formats.instant(value)}</time>
    </Tooltip>
  );
}
