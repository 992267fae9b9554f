import {
  Avatar,
  Body1,
  Body1Strong,
  Button,
  Caption1,
  Checkbox,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Approval } from '../../../shared/approvals.ts';
import { hoursOf } from '../../ui/formats.ts';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto auto minmax(0, 1fr)',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
    '@media (min-width: 700px)': { gridTemplateColumns: 'auto auto minmax(0, 1fr) auto' },
  },
  check: { marginInlineStart: '-8px', marginBlockStart: tokens.spacingVerticalXXS },
  words: { display: 'grid', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground2 },
  reason: { marginBlock: tokens.spacingVerticalXS, overflowWrap: 'anywhere', maxWidth: '65ch' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 699px)': { gridColumnStart: 1, gridColumnEnd: -1 },
  },
});

/** One request: who, how many hours, until when, why, and the two answers. */
export function ApprovalRow(props: {
  readonly approval: Approval;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
  /** False while several are selected: then the answers for all of them are what one presses. */
  readonly isPrimary: boolean;
  readonly isBusy: boolean;
  readonly onApprove: () => void;
  readonly onDecline: () => void;
}) {
  const styles = useStyles();
  const { t, format } = useText();
  const { approval } = props;
  const name = approval.person.displayName;
  return (
    <li className={styles.row}>
      <Checkbox
        className={styles.check}
        aria-label={t('approvals.select', { name })}
        checked={props.isSelected}
        onChange={(_event, { checked }) => props.onSelect(checked === true)}
      />
      <Avatar aria-hidden name={name} size={40} color="colorful" />
      <div className={styles.words}>
        <Body1Strong as="h3" block style={{ margin: 0 }}>
          {name}
        </Body1Strong>
        <Caption1 className={styles.detail}>
          {approval.department === null ? null : `${approval.department} · `}
          {t('approvals.facts', {
            program: approval.programName,
            hours: hoursOf(approval.minutesAMonth),
            day: format.day(approval.endsOn),
          })}
        </Caption1>
        <Body1 as="p" block className={styles.reason}>
          {approval.reason === '' ? t('approvals.noReason') : `“${approval.reason}”`}
        </Body1>
        <Caption1 className={styles.detail}>
          {t('approvals.asked', { when: format.moment(approval.requestedAt) })}
        </Caption1>
      </div>
      <div className={styles.actions}>
        <Button
          appearance={props.isPrimary ? 'primary' : 'secondary'}
          disabled={props.isBusy}
          aria-label={t('approvals.approve.for', { name })}
          onClick={props.onApprove}
        >
          {t('approvals.approve')}
        </Button>
        <Button
          disabled={props.isBusy}
          aria-label={t('approvals.decline.for', { name })}
          onClick={props.onDecline}
        >
          {t('approvals.decline')}
        </Button>
      </div>
    </li>
  );
}
