import { CopyButton } from './copy-button';
import classes from './code-line.module.css';

interface CodeLineProps {
  code: string;
  /** The name of the button that copies it. */
  copyLabel: string;
}

/** Something for a shell or a program, whole to be seen and to be copied. */
export function CodeLine({ code, copyLabel }: CodeLineProps) {
  return (
    <div className={classes.line}>
      <code className={classes.code}>{code}</code>
      <CopyButton text={code} label={copyLabel} />
    </div>
  );
}
