import { useEffect, useRef } from 'react';
import { ErrorState } from '../list/error-state';

/** Shows an error that belongs to the whole form, and scrolls to it: the submit button of a long form is far away. */
export function FormProblem({ problem }: { problem: Error | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    problem && (
      <div ref={box}>
        <ErrorState error={problem} />
      </div>
    )
  );
}
