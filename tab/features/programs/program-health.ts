import type { ProgramSummary } from '../../../shared/programs.ts';
import type { Text } from '../../ui/text.ts';

/** One line on how a program is doing. */
export function healthLine({ t, format }: Text, program: ProgramSummary): string {
  const { round } = program;
  if (program.ended) return t('programs.ended', { day: format.day(program.endsOn) });
  if (round === null) return t('programs.health.noRound');
  switch (round.state) {
    case 'open':
      return t('programs.health.open', { volunteers: round.volunteers, waiting: round.waitingForApproval });
    case 'pairing':
      return t('programs.health.pairing', { pairs: round.pairs });
    case 'published':
    case 'running':
      return t('programs.health.running', {
        pairs: round.pairs,
        booked: round.booked,
        problems: round.bookingProblems,
      });
    case 'closed':
      return t('programs.health.closed', { number: round.number });
  }
}
