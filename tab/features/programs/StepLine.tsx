import { Body1, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, RadioButtonFilled } from '@fluentui/react-icons';
import type { RoundSummary } from '../../../shared/programs.ts';
import { useText } from '../../ui/text.ts';
import { type RoundStep, roundSteps } from './round-steps.ts';

const icons = { done: CheckmarkCircleFilled, now: RadioButtonFilled, later: CircleRegular } as const;

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(104px, 1fr))',
    rowGap: tokens.spacingVerticalM,
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
  },
  step: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalXXS },
  bead: {
    display: 'flex',
    alignItems: 'center',
    fontSize: '20px',
    color: tokens.colorBrandForeground1,
    '::after': {
      content: '""',
      flexGrow: 1,
      borderBlockStartWidth: '1px',
      borderBlockStartStyle: 'solid',
      borderBlockStartColor: tokens.colorNeutralStroke1,
    },
  },
  later: { color: tokens.colorNeutralForeground3 },
  detail: { color: tokens.colorNeutralForeground2 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Where the round stands: invite, volunteer, approve, pair, run, close, with the figure each waits for. */
export function StepLine(props: { readonly round: RoundSummary | null }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <ol className={styles.list} aria-label={t('program.steps')}>
      {roundSteps(props.round).map((step) => {
        const Icon = icons[step.progress];
        const Name = step.progress === 'now' ? Body1Strong : Body1;
        return (
          <li
            key={step.name}
            className={styles.step}
            aria-current={step.progress === 'now' ? 'step' : undefined}
          >
            <span className={mergeClasses(styles.bead, step.progress === 'later' && styles.later)}>
              <Icon aria-hidden />
            </span>
            <Name>
              {t(`program.step.${step.name}`)}
              <span className={styles.hidden}>, {t(`program.step.${step.progress}`)}</span>
            </Name>
            <StepFigure step={step} round={props.round} />
          </li>
        );
      })}
    </ol>
  );
}

function StepFigure(props: { readonly step: RoundStep; readonly round: RoundSummary | null }) {
  const styles = useStyles();
  const { t } = useText();
  const { step, round } = props;
  if (round === null || step.progress === 'later') return null;
  const figures = {
    invite: null,
    volunteer: t('program.figure.volunteers', { count: round.volunteers }),
    approve: t('program.figure.approved', { approved: round.approved, waiting: round.waitingForApproval }),
    pair: round.pairs === 0 ? null : t('program.figure.pairs', { count: round.pairs }),
    run: t('program.figure.booked', { count: round.booked }),
    close: null,
  };
  const figure = figures[step.name];
  return figure === null ? null : <Caption1 className={styles.detail}>{figure}</Caption1>;
}
