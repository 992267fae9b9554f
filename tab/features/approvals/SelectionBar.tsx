import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '32px',
    // In line with the boxes of the rows below.
    paddingInlineStart: tokens.spacingHorizontalS,
  },
});

/** Answers for several requests at once. */
export function SelectionBar(props: {
  readonly selected: number;
  readonly total: number;
  readonly isBusy: boolean;
  readonly onSelectAll: (all: boolean) => void;
  readonly onApprove: () => void;
  readonly onDecline: () => void;
}) {
  const styles = useStyles();
  const { t } = useText();
  const { selected, total } = props;
  const all = selected === total;
  return (
    <div className={styles.root}>
      <Checkbox
        checked={all ? true : selected > 0 ? 'mixed' : false}
        label={selected === 0 ? t('approvals.selectAll') : t('approvals.selected', { count: selected })}
        onChange={() => props.onSelectAll(!all)}
      />
      {selected === 0 ? null : (
        <>
          <Button appearance="primary" disabled={props.isBusy} onClick={props.onApprove}>
            {t('approvals.approveSelected', { count: selected })}
          </Button>
          <Button disabled={props.isBusy} onClick={props.onDecline}>
            {t('approvals.declineSelected', { count: selected })}
          </Button>
        </>
      )}
    </div>
  );
}
