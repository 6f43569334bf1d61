import { Tooltip } from '@mantine/core';
import { useFormats } from '../language/format';
import { useNow } from './use-now';

interface InstantProps {
  /** ISO 8601. */
  value: string;
  /** Shows `3 hours ago` instead of the date. The tooltip contains the date in any case. */
  relative?: boolean;
  /** Includes seconds. */
  seconds?: boolean;
}

/** Shows an instant in the language and time zone of the browser. */
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
