import { Avatar, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import type { Approval } from '../../../shared/approvals.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
    display: 'grid',
    gap: tokens.spacingVerticalM,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { display: 'grid', flex: '1 1 200px', minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** What was decided, newest first, with Undo while the server still allows it. */
export function DecidedList(props: {
  readonly approvals: readonly Approval[];
  readonly isBusy: boolean;
  readonly onUndo: (approval: Approval) => void;
}) {
  const styles = useStyles();
  const { t, format } = useText();
  if (props.approvals.length === 0) return null;
  return (
    <Panel title={t('approvals.decided')}>
      <ul className={styles.list}>
        {props.approvals.map((approval) => (
          <li key={approval.approvalId} className={styles.row}>
            <Avatar aria-hidden name={approval.person.displayName} size={32} color="colorful" />
            <div className={styles.words}>
              <Body1Strong>{approval.person.displayName}</Body1Strong>
              <Caption1 className={styles.detail}>
                {t(`approvals.state.${approval.state}`)}
                {approval.decidedAt === null ? null : ` · ${format.moment(approval.decidedAt)}`}
                {' · '}
                {approval.programName}
              </Caption1>
              {approval.word === null || approval.word === '' ? null : (
                <Caption1 className={styles.detail}>
                  {t('approvals.yourWord', { word: approval.word })}
                </Caption1>
              )}
            </div>
            {approval.undoUntil === null ? null : (
              <Button
                size="small"
                icon={<ArrowUndoRegular />}
                disabled={props.isBusy}
                aria-label={t('approvals.undo.for', { name: approval.person.displayName })}
                onClick={() => props.onUndo(approval)}
              >
                {t('approvals.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
