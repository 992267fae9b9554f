import { Body1, Button, Caption1, makeStyles, Subtitle2, Title3, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ProgramResponse, RoundSummary } from '../../../shared/programs.ts';
import { useOpenRound } from '../../api/programs.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Columns } from '../../ui/Columns.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useText } from '../../ui/text.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { leadAction } from './round-steps.ts';
import { StepLine } from './StepLine.tsx';

const useStyles = makeStyles({
  action: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  words: { display: 'grid', gap: tokens.spacingVerticalXXS, flex: '1 1 260px', minWidth: 0 },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(104px, 1fr))',
    gap: tokens.spacingHorizontalL,
    marginBlock: 0,
  },
  figure: { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
  value: { marginInlineStart: 0 },
  detail: { color: tokens.colorNeutralForeground2 },
  rounds: { marginBlock: 0, paddingInlineStart: 0, listStyleType: 'none' },
});

/** Where the newest round stands, its figures, and the one next action. */
export function OverviewView(props: { readonly program: ProgramResponse }) {
  const styles = useStyles();
  const { t } = useText();
  const { program } = props;
  const earlier = program.rounds.filter(({ roundId }) => roundId !== program.round?.roundId);
  return (
    <Columns
      main={
        <>
          {program.ended ? null : (
            <Panel>
              <NextAction program={program} />
            </Panel>
          )}
          <Panel
            title={
              program.round === null
                ? t('program.steps')
                : t('program.round', { number: program.round.number })
            }
          >
            <StepLine round={program.round} />
          </Panel>
          {program.round === null ? null : <Figures round={program.round} />}
          {earlier.length === 0 ? null : (
            <Panel title={t('program.rounds')}>
              <ul className={styles.rounds}>
                {earlier.map((round) => (
                  <li key={round.roundId}>
                    <Body1>
                      {t('program.round.line', {
                        number: round.number,
                        volunteers: round.volunteers,
                        pairs: round.pairs,
                      })}
                    </Body1>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </>
      }
    />
  );
}

function NextAction(props: { readonly program: ProgramResponse }) {
  const styles = useStyles();
  const { t } = useText();
  const { tell, tellFailure } = useNotices();
  const { program } = props;
  const { round } = program;
  const open = useOpenRound(program.programId);
  const titleId = useId();
  const action = leadAction(round);
  const path = `/programs/${program.programId}`;
  const words = t(`program.next.${action}.body`, {
    approved: round?.approved ?? 0,
    waiting: round?.waitingForApproval ?? 0,
    pairs: round?.pairs ?? 0,
    booked: round?.booked ?? 0,
    problems: round?.bookingProblems ?? 0,
  });
  const destinations = { wait: 'volunteers', run: 'pairing', publish: 'pairing', health: 'health' } as const;
  return (
    <section className={styles.action} aria-labelledby={titleId}>
      <div className={styles.words}>
        <Subtitle2 as="h2" block id={titleId}>
          {t(`program.next.${action}`)}
        </Subtitle2>
        <Body1 block className={styles.detail}>
          {words}
        </Body1>
      </div>
      {action === 'open' || action === 'openAgain' ? (
        <Button
          appearance="primary"
          disabled={open.isPending}
          onClick={() =>
            open.mutate(undefined, {
              onSuccess: () => tell({ title: t('program.roundOpened') }),
              onError: tellFailure,
            })
          }
        >
          {t(`program.next.${action}`)}
        </Button>
      ) : (
        <ButtonLink
          to={`${path}/${destinations[action]}`}
          appearance={action === 'run' || action === 'publish' ? 'primary' : 'secondary'}
        >
          {t(`program.${destinations[action]}`)}
        </ButtonLink>
      )}
    </section>
  );
}

function Figures(props: { readonly round: RoundSummary }) {
  const styles = useStyles();
  const { t } = useText();
  const { round } = props;
  const figures = [
    { label: t('program.figures.volunteers'), value: round.volunteers },
    { label: t('program.figures.approved'), value: round.approved },
    { label: t('program.figures.waiting'), value: round.waitingForApproval },
    { label: t('program.figures.declined'), value: round.declined },
    { label: t('program.figures.pairs'), value: round.pairs },
    { label: t('program.figures.booked'), value: round.booked },
    { label: t('program.figures.problems'), value: round.bookingProblems },
  ];
  return (
    <Panel title={t('program.figures')}>
      <dl className={styles.figures}>
        {figures.map(({ label, value }) => (
          <div key={label} className={styles.figure}>
            <dt>
              <Caption1 className={styles.detail}>{label}</Caption1>
            </dt>
            <dd className={styles.value}>
              <Title3>{value}</Title3>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
