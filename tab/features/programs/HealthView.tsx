import { Badge, Body1, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { HealthResponse } from '../../../shared/programs.ts';
import { useHealth } from '../../api/rounds.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { EyeToEye } from '../../ui/EyeToEye.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { SessionString } from '../../ui/SessionString.tsx';
import { useText } from '../../ui/text.ts';
import { byNeedForCare, countWords } from './pair-health.ts';

type PairHealth = HealthResponse['pairs'][number];

const useStyles = makeStyles({
  note: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', paddingInlineStart: 0, marginBlock: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalL,
    borderBlockEndWidth: tokens.strokeWidthThin,
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    ':last-child': { borderBlockEndStyle: 'none' },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { display: 'grid', flex: '1 1 200px', minWidth: 0 },
});

/** How the pairs are doing: those that need care first. Numbers, never causes. */
export function HealthView(props: { readonly roundId: string }) {
  const styles = useStyles();
  const health = useHealth(props.roundId);
  const { t } = useText();
  return (
    <QueryView query={health} skeleton={[320]}>
      {({ pairs }) =>
        pairs.length === 0 ? (
          <EmptyState title={t('health.empty.title')} body={t('health.empty.body')} />
        ) : (
          <Panel title={t('health.title')}>
            <Caption1 className={styles.note}>{t('health.note')}</Caption1>
            <ul className={styles.list}>
              {byNeedForCare(pairs).map((pair) => (
                <PairHealthRow key={pair.pairId} pair={pair} />
              ))}
            </ul>
          </Panel>
        )
      }
    </QueryView>
  );
}

function PairHealthRow(props: { readonly pair: PairHealth }) {
  const styles = useStyles();
  const text = useText();
  const { t, format } = text;
  const { pair } = props;
  const titleId = useId();
  const counts = countWords(text, pair);
  const meetings =
    pair.state === 'problem'
      ? pair.problem === null
        ? t('booking.problem')
        : t(`bookingProblem.short.${pair.problem}`)
      : t(`health.booking.${pair.state}`);
  return (
    <li className={styles.item} aria-labelledby={titleId}>
      <div className={styles.head}>
        <EyeToEye a={pair.a.displayName} b={pair.b.displayName} size={32} />
        <div className={styles.words}>
          <Subtitle2 as="h3" block id={titleId}>
            {t('health.pairName', { a: pair.a.displayName, b: pair.b.displayName })}
          </Subtitle2>
          <Body1 className={styles.note}>
            {meetings}
            {' · '}
            {counts.length === 0 ? t('health.counts.none') : counts.join(' · ')}
          </Body1>
        </div>
        <Badge
          appearance={pair.care === 'onTrack' ? 'outline' : 'filled'}
          color={pair.care === 'onTrack' ? 'informative' : 'brand'}
          size="large"
        >
          {t(`health.care.${pair.care}`)}
        </Badge>
      </div>
      {pair.sessions.length === 0 ? null : (
        <SessionString sessions={pair.sessions} timeZone={format.machineTimeZone} />
      )}
    </li>
  );
}
