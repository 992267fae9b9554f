import { Body1, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { CalendarLtrRegular, ClockRegular, LockClosedRegular, PeopleRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import type { RoundInvitation } from '../../../shared/participation.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EyeToEye } from '../../ui/EyeToEye.tsx';
import { hoursOf } from '../../ui/formats.ts';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
    justifyItems: 'start',
  },
  what: { maxWidth: '60ch', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  facts: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
  },
  fact: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  icon: { fontSize: '20px', flexShrink: 0, color: tokens.colorBrandForeground1 },
  closed: { color: tokens.colorNeutralForeground2 },
});

/** For somebody new: what this is, what it takes, who is in, and one button. */
export function Introduction(props: {
  readonly displayName: string;
  readonly round: RoundInvitation | undefined;
  readonly now: string;
  readonly isPrimary: boolean;
}) {
  const styles = useStyles();
  const { t, format } = useText();
  const { round } = props;
  return (
    <section className={styles.root}>
      <EyeToEye a={props.displayName} b="?" size={56} />
      <Title3 as="h2" block>
        {t('intro.title')}
      </Title3>
      <Body1 as="p" block className={styles.what}>
        {t('intro.what')}
      </Body1>
      {round === undefined ? (
        <Body1 as="p" block className={styles.closed}>
          {t('intro.closed')}
        </Body1>
      ) : (
        <>
          <ul className={styles.facts}>
            <Fact icon={<ClockRegular />}>
              {t('intro.takes', {
                hours: hoursOf(round.minutesAMonth),
                month: format.month(round.endsOn, props.now),
              })}
            </Fact>
            <Fact icon={<CalendarLtrRegular />}>{t('intro.booked')}</Fact>
            <Fact icon={<LockClosedRegular />}>{t('intro.private')}</Fact>
            <Fact icon={<PeopleRegular />}>
              {t('intro.volunteers', { count: round.volunteers, seniors: round.seniorVolunteers })}
            </Fact>
          </ul>
          <ButtonLink to={`/offer/${round.roundId}`} appearance={props.isPrimary ? 'primary' : 'secondary'}>
            {t('intro.button')}
          </ButtonLink>
        </>
      )}
    </section>
  );
}

function Fact(props: { readonly icon: JSX.Element; readonly children: string }) {
  const styles = useStyles();
  return (
    <li className={styles.fact}>
      <span className={styles.icon} aria-hidden>
        {props.icon}
      </span>
      <Body1>{props.children}</Body1>
    </li>
  );
}
