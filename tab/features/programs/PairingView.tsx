import {
  Body1,
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { PairingResponse, ProgramResponse, RoundSummary } from '../../../shared/programs.ts';
import { isRunGoing, usePairing, useRunPairing } from '../../api/rounds.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useText } from '../../ui/text.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { ProposalList } from './ProposalList.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { UnmatchedList } from './UnmatchedList.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  progress: { display: 'grid', gap: tokens.spacingVerticalS },
});

/** The pairing of a round: run it, look at the pairs, publish them. */
export function PairingView(props: { readonly program: ProgramResponse; readonly round: RoundSummary }) {
  const pairing = usePairing(props.round.roundId);
  return (
    <QueryView query={pairing} skeleton={[32, 320]}>
      {(data) => <PairingContent pairing={data} ended={props.program.ended} />}
    </QueryView>
  );
}

function PairingContent(props: { readonly pairing: PairingResponse; readonly ended: boolean }) {
  const styles = useStyles();
  const { t } = useText();
  const { tellFailure } = useNotices();
  const { pairing } = props;
  const runPairing = useRunPairing(pairing.roundId);
  const [asksToPublish, setAsksToPublish] = useState(false);
  const { run, proposals } = pairing;
  const isGoing = isRunGoing(pairing) || runPairing.isPending;
  const isPublic = !(pairing.roundState === 'open' || pairing.roundState === 'pairing');
  const canAct = !isPublic && !props.ended;
  const hasPairs = proposals.length > 0;
  const start = () => runPairing.mutate(undefined, { onError: tellFailure });
  const runButton = (
    <Button appearance={hasPairs ? 'secondary' : 'primary'} disabled={isGoing} onClick={start}>
      {t(run === null ? 'pairing.run' : 'pairing.runAgain')}
    </Button>
  );

  return (
    <div className={styles.root}>
      {canAct && (hasPairs || run !== null) ? (
        <div className={styles.actions}>
          {hasPairs ? (
            <Button appearance="primary" disabled={isGoing} onClick={() => setAsksToPublish(true)}>
              {t('pairing.publish', { count: proposals.length })}
            </Button>
          ) : null}
          {runButton}
        </div>
      ) : null}
      {isPublic ? <Body1>{t('pairing.publishedNote')}</Body1> : null}
      {isGoing ? (
        <Panel>
          <div className={styles.progress} role="status">
            <Body1>
              {run?.state === 'running'
                ? t('pairing.running', { count: run.participants })
                : t('pairing.waiting')}
            </Body1>
            <ProgressBar aria-label={t('pairing.title')} />
            <Body1>{t('pairing.running.body')}</Body1>
          </div>
        </Panel>
      ) : null}
      {run?.state === 'failed' && !isGoing ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('pairing.failed.title')}</MessageBarTitle>
            {t('pairing.failed.body')}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {run === null && !hasPairs && !isGoing ? (
        <EmptyState
          title={t('pairing.empty.title')}
          body={t('pairing.empty.body')}
          {...(canAct ? { action: runButton } : {})}
        />
      ) : null}
      {hasPairs && !isGoing ? <ProposalList proposals={proposals} /> : null}
      {isGoing ? null : <UnmatchedList unmatched={pairing.unmatched} />}
      {asksToPublish ? <PublishDialog pairing={pairing} onClose={() => setAsksToPublish(false)} /> : null}
    </div>
  );
}
