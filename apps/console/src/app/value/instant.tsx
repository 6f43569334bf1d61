import { Tooltip } from '@mantine/core';
import { useFormats } from '../language/format';
import { useNow } from './use-now';

interface InstantProps {
  /** ISO 8601. */
  value: string;
  /** `3 hours ago` instead of the date; the date is in the tooltip either way. */
  relative?: boolean;
  /** With seconds, where moments are close together. */
  seconds?: boolean;
}

/** A moment, in the reader's language and time zone. */
export function Instant({ value, relative = false, seconds = false }: InstantProps) {
  const formats = useFormats();
  const now = useNow();
  const absolute = seconds ? formats.second : formats.instant;
  return (
    <Tooltip label={formats.exactInstant(value)}>
      <time dateTime={value}>{relative ? formats.ago(value, now) : absolute(value)}</time>
    </Tooltip>
  );
}
