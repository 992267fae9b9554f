import type { ParticipationProblem } from '../../../shared/participation.ts';
import type { Joining } from '../../../shared/programs.ts';

/** Why somebody can't take part, all reasons at once; empty where they can. */
export function participationProblems(
  person: { guest: boolean; account_enabled: boolean; mail: string | null; department: string | null },
  joining: Joining,
): ParticipationProblem[] {
  const problems: ParticipationProblem[] = [];
  if (person.guest) problems.push('guest');
  if (!person.account_enabled) problems.push('accountDisabled');
  if (person.mail === null) problems.push('noMailbox');
  if (joining.kind === 'departments' && !joining.departments.includes(person.department ?? '')) {
    problems.push('outsideProgram');
  }
  return problems;
}
