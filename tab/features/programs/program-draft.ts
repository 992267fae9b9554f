import { Temporal } from 'temporal-polyfill';
import type { Cadence, GapRule, ProgramForm } from '../../../shared/programs.ts';

/** Program form as it stands on the screen: every choice kept while one tries another. */
export interface ProgramDraft {
  readonly name: string;
  readonly joining: 'everyone' | 'departments';
  readonly departments: readonly string[];
  readonly cadence: Cadence;
  readonly sessionMinutes: ProgramForm['sessionMinutes'];
  readonly gapBy: GapRule['by'];
  readonly rankGap: number;
  /** As typed. */
  readonly yearsGap: string;
  readonly lineDistance: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

export const rankGaps = { small: 0.15, middle: 0.25, large: 0.5 } as const;

/**
 * What suits most companies: every two weeks, 45 minutes, six months from next Monday.
 * `today` is a day, `YYYY-MM-DD`.
 */
export function newProgramDraft(today: string): ProgramDraft {
  const day = Temporal.PlainDate.from(today);
  const monday = day.add({ days: 8 - day.dayOfWeek });
  return {
    name: '',
    joining: 'everyone',
    departments: [],
    cadence: 'everyTwoWeeks',
    sessionMinutes: 45,
    gapBy: 'rank',
    rankGap: rankGaps.middle,
    yearsGap: '3',
    lineDistance: 2,
    startsOn: monday.toString(),
    endsOn: monday.add({ months: 6 }).toString(),
  };
}

export type ProgramGap = 'name' | 'departments' | 'startsOn' | 'endsOn' | 'endsBeforeStart' | 'yearsGap';

/** What isn't right yet, in the order of the form. */
export function programGaps(draft: ProgramDraft): readonly ProgramGap[] {
  const years = Number(draft.yearsGap);
  const nameLength = draft.name.trim().length;
  const gaps: [ProgramGap, boolean][] = [
    ['name', nameLength < 3 || nameLength > 80],
    ['departments', draft.joining === 'departments' && draft.departments.length === 0],
    ['startsOn', draft.startsOn === ''],
    ['endsOn', draft.endsOn === ''],
    ['endsBeforeStart', draft.startsOn !== '' && draft.endsOn !== '' && draft.startsOn >= draft.endsOn],
    ['yearsGap', draft.gapBy === 'years' && !(years >= 1 && years <= 40)],
  ];
  return gaps.filter(([, isMissing]) => isMissing).map(([gap]) => gap);
}

/** The draft as the server takes it. Meant for drafts without gaps. */
export function programFormOf(draft: ProgramDraft): ProgramForm {
  return {
    name: draft.name.trim(),
    joining:
      draft.joining === 'everyone'
        ? { kind: 'everyone' }
        : { kind: 'departments', departments: [...draft.departments] },
    cadence: draft.cadence,
    sessionMinutes: draft.sessionMinutes,
    gap:
      draft.gapBy === 'rank'
        ? { by: 'rank', atLeast: draft.rankGap }
        : { by: 'years', atLeast: Number(draft.yearsGap) },
    lineDistance: draft.lineDistance,
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
  };
}
