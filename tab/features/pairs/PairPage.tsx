import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useParams } from 'react-router';
import type { PairResponse } from '../../../shared/pairs.ts';
import { useMe } from '../../api/home.ts';
import { usePair } from '../../api/pairs.ts';
import { BookingNote } from '../../ui/BookingNote.tsx';
import { Columns } from '../../ui/Columns.tsx';
import { EyeToEye } from '../../ui/EyeToEye.tsx';
import { gainSentence, gainWords } from '../../ui/gain-words.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { SessionLine } from '../../ui/SessionLine.tsx';
import { SessionString } from '../../ui/SessionString.tsx';
import { firstName } from '../../ui/session-times.ts';
import { useText } from '../../ui/text.ts';
import { SessionList } from './SessionList.tsx';

const useStyles = makeStyles({
  gains: { display: 'grid', gap: tokens.spacingVerticalXS },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** One pair: the two, what each gains, the next session, every session. */
export function PairPage() {
  const { pairId = '' } = useParams();
  const pair = usePair(pairId);
  const { t } = useText();
  const partner = pair.data?.pair.partner.displayName;
  return (
    <>
      <PageTitle text={partner === undefined ? t('pairs.title') : t('pair.title', { partner })} />
      <QueryView query={pair} skeleton={[160, 240]}>
        {(data) => <PairContent data={data} />}
      </QueryView>
    </>
  );
}

function PairContent(props: { readonly data: PairResponse }) {
  const styles = useStyles();
  const text = useText();
  const { t } = text;
  const me = useMe();
  const { now, pair } = props.data;
  const partner = firstName(pair.partner.displayName);
  const you = me.data?.displayName ?? '';
  return (
    <Columns
      main={
        <>
          <Panel title={t('pair.gains')}>
            <EyeToEye a={you} b={pair.partner.displayName} size={56}>
              <div className={styles.gains}>
                <Body1 block align="center">
                  {t('pair.youGain')} {gainWords(text, pair.youGain)}
                </Body1>
                <Body1 block align="center">
                  {gainSentence(text, partner, pair.partnerGains)}
                </Body1>
              </div>
            </EyeToEye>
          </Panel>
          <BookingNote pair={pair} />
          <Panel title={t('pair.next')}>
            {pair.nextSession === null ? (
              <Body1>{t('pair.noNext')}</Body1>
            ) : (
              <SessionLine pair={pair} session={pair.nextSession} now={now} />
            )}
            {pair.sessions.length === 0 ? null : (
              <SessionString sessions={pair.sessions} timeZone={pair.yourTimeZone} />
            )}
          </Panel>
          <Panel title={t('pair.sessions')}>
            {pair.sessions.length === 0 ? (
              <Body1 className={styles.detail}>{t('pair.sessions.empty')}</Body1>
            ) : (
              <SessionList pair={pair} />
            )}
          </Panel>
        </>
      }
      aside={
        <Panel title={pair.programName}>
          <Body1 block>
            {t('pair.rhythm', { minutes: pair.sessionMinutes, cadence: t(`cadence.${pair.cadence}`) })}
          </Body1>
          {pair.booking.state === 'booked' ? (
            <Body1 block className={styles.detail}>
              {t('booking.booked')}. {t('pair.joinLater')}
            </Body1>
          ) : null}
          {pair.nextSession === null ? null : (
            <Body1 block className={styles.detail}>
              {t('pair.openInCalendar')}
            </Body1>
          )}
          <Caption1 block className={styles.detail}>
            {t('pair.private')}
          </Caption1>
        </Panel>
      }
    />
  );
}
