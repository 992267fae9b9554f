import { Body1, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Navigate } from 'react-router';
import type { RoundInvitation } from '../../../shared/participation.ts';
import { useOffers } from '../../api/offers.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { hoursOf } from '../../ui/formats.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
  },
  words: { display: 'grid', minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** The rounds one may join or has joined; with one only, that one at once. */
export function OffersPage() {
  const styles = useStyles();
  const offers = useOffers();
  const { t, format } = useText();
  const only = offers.data?.rounds.length === 1 ? offers.data.rounds[0] : undefined;
  // Replaced, so that Back doesn't come here and lead forth again.
  if (only !== undefined) return <Navigate to={`/offer/${only.roundId}`} replace />;
  return (
    <>
      <PageTitle text={t('offers.title')} />
      <QueryView query={offers} skeleton={[72, 72]}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <EmptyState title={t('offers.empty.title')} body={t('offers.empty.body')} />
          ) : (
            <ul className={styles.list}>
              {rounds.map((round) => (
                <li key={round.roundId} className={styles.row}>
                  <div className={styles.words}>
                    <Body1Strong>{round.programName}</Body1Strong>
                    <Body1 className={styles.detail}>
                      {round.state === null
                        ? t(round.open ? 'offers.takesVolunteers' : 'offers.closed')
                        : t(`participation.${round.state}`)}
                    </Body1>
                    <Caption1 className={styles.detail}>
                      {t('offer.lead', {
                        hours: hoursOf(round.minutesAMonth),
                        cadence: t(`cadence.${round.cadence}`),
                        day: format.day(round.endsOn),
                      })}
                    </Caption1>
                  </div>
                  <ButtonLink
                    to={`/offer/${round.roundId}`}
                    label={`${t(openLabel(round))}: ${round.programName}`}
                  >
                    {t(openLabel(round))}
                  </ButtonLink>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  );
}

function openLabel({ state, open }: RoundInvitation) {
  if (state === 'draft') return 'nextStep.finishOffer.button';
  return state === null && open ? 'intro.button' : 'home.openOffer';
}
