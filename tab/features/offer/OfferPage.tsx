import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useParams } from 'react-router';
import type { ParticipationResponse } from '../../../shared/participation.ts';
import { useParticipation } from '../../api/offers.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Columns } from '../../ui/Columns.tsx';
import { hoursOf } from '../../ui/formats.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useText } from '../../ui/text.ts';
import { OfferEditor } from './OfferEditor.tsx';
import { OfferProblems, OfferState } from './OfferNotes.tsx';
import { OfferSummary } from './OfferSummary.tsx';
import { canEdit, canWithdraw, draftOf } from './offer-draft.ts';
import { WhoSeesWhat } from './WhoSeesWhat.tsx';
import { WithdrawButton } from './WithdrawButton.tsx';

const useStyles = makeStyles({
  lead: { marginBlock: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** One person's offer for one round: to write while that is possible, else to read. */
export function OfferPage() {
  const { roundId = '' } = useParams();
  const participation = useParticipation(roundId);
  const { t } = useText();
  const program = participation.data?.round.programName;
  return (
    <>
      <PageTitle text={program === undefined ? t('offers.title') : t('offer.title', { program })} />
      <QueryView query={participation} skeleton={[48, 160, 160, 320]}>
        {(data) => <OfferContent key={roundId} data={data} />}
      </QueryView>
    </>
  );
}

function OfferContent(props: { readonly data: ParticipationResponse }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { data } = props;
  const { round, participation } = data;
  return (
    <Columns
      main={
        <>
          <Body1 as="p" block className={styles.lead}>
            {t('offer.lead', {
              hours: hoursOf(round.minutesAMonth),
              cadence: t(`cadence.${round.cadence}`),
              day: format.day(round.endsOn),
            })}
          </Body1>
          <OfferProblems data={data} />
          <OfferState data={data} />
          {canEdit(data) ? <OfferEditor data={data} /> : null}
          {canEdit(data) || participation === null ? null : <OfferSummary draft={draftOf(data)} />}
          <div className={styles.actions}>
            {canWithdraw(data) ? <WithdrawButton roundId={round.roundId} /> : null}
            {participation?.state === 'paired' ? (
              <ButtonLink to="/pairs" appearance="primary">
                {t('nav.pairs')}
              </ButtonLink>
            ) : null}
          </div>
        </>
      }
      aside={<WhoSeesWhat manager={data.manager} />}
    />
  );
}
