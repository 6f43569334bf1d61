import { CopyButton } from './copy-button';
import classes from './code-line.module.css';

interface CodeLineProps {
  code: string;
  /** The label of the copy button. */
  copyLabel: string;
}

/** Shows code in full, with a copy button. */
export function CodeLine({ code, copyLabel }: CodeLineProps) {
  return (
    <div className={classes.line}>
      <code className={classes.code}>{code}</code>
      <CopyButton text={code} label={copyLabel} />
    </div>
  );
}
