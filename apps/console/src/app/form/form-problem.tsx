import { ErrorState } from '../list/error-state';

/** Shows an error that belongs to the whole form. */
export function FormProblem({ problem }: { problem: Error | null }) {
  return problem && <ErrorState error={problem} />;
}
