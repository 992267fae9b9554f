import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { HomeResponse } from '../../../shared/home.ts';
import { useHome } from '../../api/home.ts';
import { Columns } from '../../ui/Columns.tsx';
import { canJoin } from '../../ui/formats.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { PairBlock } from '../../ui/PairBlock.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { firstName } from '../../ui/session-times.ts';
import { useText } from '../../ui/text.ts';
import { Introduction } from './Introduction.tsx';
import { NextStepBar } from './NextStepBar.tsx';
import { RoundList } from './RoundList.tsx';

const useStyles = makeStyles({
  quiet: { display: 'grid', gap: tokens.spacingVerticalXXS, color: tokens.colorNeutralForeground2 },
});

/** One next step, then the picture. */
export function HomePage() {
  const home = useHome();
  const { t } = useText();
  return (
    <>
      <PageTitle
        text={
          home.data === undefined
            ? t('home.title')
            : t('home.greeting', { name: firstName(home.data.displayName) })
        }
      />
      <QueryView query={home} skeleton={[88, 200]}>
        {(data) => <HomeContent home={data} />}
      </QueryView>
    </>
  );
}

function HomeContent(props: { readonly home: HomeResponse }) {
  const styles = useStyles();
  const { t } = useText();
  const { now, displayName, nextStep, pairs, rounds } = props.home;
  const isNew = isNewcomer(props.home);
  const joinable = pairs.some(({ nextSession }) => nextSession !== null && canJoin(now, nextSession));
  // The introduction has the same button, with more words around it.
  const step = isNew && nextStep?.kind === 'volunteer' ? null : nextStep;
  return (
    <Columns
      main={
        <>
          {step === null ? null : <NextStepBar step={step} isPrimary={!joinable} />}
          {step === null && !isNew ? (
            <div className={styles.quiet}>
              <Body1Strong block>{t('home.nothingToDo')}</Body1Strong>
              <Body1 block>{t('home.nothingToDo.body')}</Body1>
            </div>
          ) : null}
          {isNew ? (
            <Introduction
              displayName={displayName}
              round={rounds.find(({ open }) => open)}
              now={now}
              isPrimary={step === null}
            />
          ) : null}
          {pairs.length === 0 ? null : (
            <Panel title={t('home.pairs')} quiet>
              {pairs.map((pair) => (
                <PairBlock key={pair.pairId} pair={pair} yourName={displayName} now={now} />
              ))}
            </Panel>
          )}
        </>
      }
      aside={isNew || rounds.length === 0 ? null : <RoundList rounds={rounds} />}
    />
  );
}

/** Nobody's partner yet and in no round: they need to be told what this is. */
function isNewcomer({ pairs, rounds }: HomeResponse): boolean {
  return pairs.length === 0 && rounds.every(({ state }) => state === null || state === 'withdrawn');
}
