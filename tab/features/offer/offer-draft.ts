import type { PersonName } from '../../../shared/ids.ts';
import type { OfferForm, ParticipationResponse } from '../../../shared/participation.ts';
import type { ParticipationState } from '../../../shared/programs.ts';

/** The form as it stands on the screen: with the names of those excluded, which the server keeps as ids. */
export interface OfferDraft extends Omit<OfferForm, 'excluded'> {
  readonly excluded: readonly PersonName[];
}

/** What is saved, or what a new form begins with. */
export function draftOf(data: ParticipationResponse): OfferDraft {
  const saved = data.participation?.form;
  if (saved !== undefined) return { ...saved, excluded: data.excludedPeople };
  return {
    offers: [],
    wants: [],
    capacity: 1,
    languages: data.suggestedLanguages.length > 0 ? data.suggestedLanguages : ['en'],
    days: [],
    excluded: [],
    reason: '',
  };
}

/** The draft as the server takes it. */
export function formOf(draft: OfferDraft): OfferForm {
  return { ...draft, excluded: draft.excluded.map(({ personId }) => personId) };
}

/** True when two drafts would be saved as the same. */
export function isSameDraft(a: OfferDraft, b: OfferDraft): boolean {
  return JSON.stringify(sorted(formOf(a))) === JSON.stringify(sorted(formOf(b)));
}

function sorted(form: OfferForm): unknown {
  return Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1));
}

export type OfferGap = 'offers' | 'wants' | 'languages';

/** What an offer lacks before it can be sent, in the order of the form. */
export function gapsOf(draft: OfferDraft): readonly OfferGap[] {
  return (['offers', 'wants', 'languages'] as const).filter((field) => draft[field].length === 0);
}

const editableStates: readonly (ParticipationState | null)[] = [null, 'draft', 'declined', 'withdrawn'];
const withdrawableStates: readonly (ParticipationState | null)[] = ['submitted', 'approved', 'waiting'];

/** True while the offer can be written: the round takes volunteers, and it isn't on its way already. */
export function canEdit({ round, participation }: ParticipationResponse): boolean {
  return round.open && editableStates.includes(participation?.state ?? null);
}

/** True while the offer can be taken back. */
export function canWithdraw({ participation }: ParticipationResponse): boolean {
  return withdrawableStates.includes(participation?.state ?? null);
}
