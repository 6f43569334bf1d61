import { ErrorState } from '../list/error-state';

/** What is wrong with a form as a whole. */
export function FormProblem({ problem }: { problem: Error | null }) {
  return problem && <ErrorState error={problem} />;
}
