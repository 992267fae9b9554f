import {
  ArrowTurnRightRegular,
  CalendarCheckmarkRegular,
  CheckmarkCircleFilled,
  CircleRegular,
  DismissCircleRegular,
  QuestionCircleRegular,
  RadioButtonFilled,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { Verdict } from '../../shared/sessions.ts';

const icons = {
  planned: CircleRegular,
  met: CheckmarkCircleFilled,
  presumed: CalendarCheckmarkRegular,
  unknown: QuestionCircleRegular,
  missed: DismissCircleRegular,
  cancelled: SubtractCircleRegular,
} as const satisfies Record<Verdict, unknown>;

/** The shape of a verdict. The word for it always stands beside or is read aloud: shapes alone are no text. */
export function VerdictIcon(props: {
  readonly verdict: Verdict;
  readonly moved: boolean;
  /** The planned session that comes next is a full bead. */
  readonly isNext?: boolean;
}) {
  if (props.verdict === 'planned' && props.isNext === true) return <RadioButtonFilled aria-hidden />;
  const Icon = icons[props.verdict];
  return (
    <>
      {props.moved ? <ArrowTurnRightRegular aria-hidden /> : null}
      <Icon aria-hidden />
    </>
  );
}
