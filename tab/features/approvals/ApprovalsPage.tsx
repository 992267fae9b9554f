import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Approval, ApprovalsResponse } from '../../../shared/approvals.ts';
import { useApprovals, useDecide, useUndoDecision } from '../../api/approvals.ts';
import { Columns } from '../../ui/Columns.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useText } from '../../ui/text.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { ApprovalRow } from './ApprovalRow.tsx';
import { DecidedList } from './DecidedList.tsx';
import { DeclineDialog } from './DeclineDialog.tsx';
import { SelectionBar } from './SelectionBar.tsx';

/** How long the server lets a decision be taken back. */
const undoMs = 60_000;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
    display: 'grid',
    gap: tokens.spacingVerticalM,
  },
  privacy: { color: tokens.colorNeutralForeground2 },
});

/** Requests for the reader's OK: decide in ten seconds. */
export function ApprovalsPage() {
  const approvals = useApprovals();
  const { t } = useText();
  return (
    <>
      <PageTitle text={t('approvals.title')} />
      <QueryView query={approvals} skeleton={[120, 120, 120]}>
        {(data) => <ApprovalsContent data={data} />}
      </QueryView>
    </>
  );
}

function ApprovalsContent(props: { readonly data: ApprovalsResponse }) {
  const styles = useStyles();
  const { t } = useText();
  const { tell, tellFailure } = useNotices();
  const decide = useDecide();
  const undo = useUndoDecision();
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([]);
  const [declining, setDeclining] = useState<readonly Approval[] | null>(null);
  const { waiting, decided } = props.data;
  const selected = waiting.filter(({ approvalId }) => selectedIds.includes(approvalId));
  const isBusy = decide.isPending || undo.isPending;

  const takeBack = (approvalIds: string[]) =>
    undo.mutate(
      { approvalIds },
      { onSuccess: () => tell({ title: t('approvals.undone') }), onError: tellFailure },
    );
  const answer = (approvals: readonly Approval[], decision: 'approved' | 'declined', word: string) => {
    const approvalIds = approvals.map(({ approvalId }) => approvalId);
    decide.mutate(
      { approvalIds, decision, word },
      {
        onSuccess: () => {
          setSelectedIds([]);
          tell({
            title: t(`approvals.done.${decision}`, {
              count: approvals.length,
              name: approvals[0]?.person.displayName ?? '',
            }),
            body: t('approvals.done.undo'),
            timeoutMs: undoMs,
            action: { label: t('approvals.undo'), run: () => takeBack(approvalIds) },
          });
        },
        onError: tellFailure,
        onSettled: () => setDeclining(null),
      },
    );
  };

  return (
    <Columns
      main={
        <>
          {waiting.length === 0 ? (
            <EmptyState title={t('approvals.empty.title')} body={t('approvals.empty.body')} />
          ) : (
            <Panel title={t('approvals.waiting')} quiet>
              <Caption1 className={styles.privacy}>{t('approvals.privacy')}</Caption1>
              {waiting.length === 1 ? null : (
                <SelectionBar
                  selected={selected.length}
                  total={waiting.length}
                  isBusy={isBusy}
                  onSelectAll={(all) =>
                    setSelectedIds(all ? waiting.map(({ approvalId }) => approvalId) : [])
                  }
                  onApprove={() => answer(selected, 'approved', '')}
                  onDecline={() => setDeclining(selected)}
                />
              )}
              <ul className={styles.list}>
                {waiting.map((approval) => (
                  <ApprovalRow
                    key={approval.approvalId}
                    approval={approval}
                    isSelected={selectedIds.includes(approval.approvalId)}
                    onSelect={(isSelected) =>
                      setSelectedIds(
                        isSelected
                          ? [...selectedIds, approval.approvalId]
                          : selectedIds.filter((id) => id !== approval.approvalId),
                      )
                    }
                    isPrimary={selected.length === 0}
                    isBusy={isBusy}
                    onApprove={() => answer([approval], 'approved', '')}
                    onDecline={() => setDeclining([approval])}
                  />
                ))}
              </ul>
            </Panel>
          )}
          <DecidedList
            approvals={decided}
            isBusy={isBusy}
            onUndo={({ approvalId }) => takeBack([approvalId])}
          />
          {declining === null ? null : (
            <DeclineDialog
              approvals={declining}
              isBusy={isBusy}
              onDecline={(word) => answer(declining, 'declined', word)}
              onCancel={() => setDeclining(null)}
            />
          )}
        </>
      }
    />
  );
}
