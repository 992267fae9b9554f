import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  Title3,
  tokens,
} from '@fluentui/react-components';
import type { DirectoryResponse } from '../../../shared/directory.ts';
import { isReadingGoing, useDirectory, useReadDirectory } from '../../api/directory.ts';
import { Columns } from '../../ui/Columns.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useText } from '../../ui/text.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { AnomalyList } from './AnomalyList.tsx';

const shownRoots = 12;

const useStyles = makeStyles({
  lead: { marginBlock: 0, color: tokens.colorNeutralForeground2 },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: tokens.spacingHorizontalL,
    marginBlock: 0,
  },
  figure: { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
  value: { marginInlineStart: 0 },
  detail: { color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
  },
});

/** What the last reading of the directory found, for those who lead programs. */
export function DirectoryPage() {
  const styles = useStyles();
  const directory = useDirectory();
  const { t } = useText();
  const { tellFailure } = useNotices();
  const read = useReadDirectory();
  const isGoing = isReadingGoing(directory.data) || read.isPending;
  return (
    <>
      <PageTitle
        text={t('directory.title')}
        actions={
          <Button
            appearance="primary"
            disabled={isGoing}
            onClick={() => read.mutate(undefined, { onError: tellFailure })}
          >
            {t('directory.readAgain')}
          </Button>
        }
      />
      <QueryView query={directory} skeleton={[80, 120, 240]}>
        {(data) => (
          <Columns
            main={
              <>
                <Body1 as="p" block className={styles.lead}>
                  {t('directory.lead')}
                </Body1>
                <Reading data={data} />
                <AnomalyList anomalies={data.anomalies} />
              </>
            }
            aside={<Roots data={data} />}
          />
        )}
      </QueryView>
    </>
  );
}

function Reading(props: { readonly data: DirectoryResponse }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { reading, people, roots, maxDepth, nextReadingAt } = props.data;
  const state = reading?.state ?? 'never';
  return (
    <Panel title={t('directory.reading')}>
      {state === 'failed' ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('directory.state.failed')}</MessageBarTitle>
            {t('directory.state.failed.body')}
          </MessageBarBody>
        </MessageBar>
      ) : (
        <div role="status">
          <Body1>
            {t(`directory.state.${state}`, {
              people: reading?.peopleRead ?? 0,
              when: reading === null || reading.finishedAt === null ? '' : format.moment(reading.finishedAt),
            })}
          </Body1>
        </div>
      )}
      {isReadingGoing(props.data) ? <ProgressBar aria-label={t('directory.reading')} /> : null}
      <dl className={styles.figures}>
        {[
          { label: t('directory.people'), value: people },
          { label: t('directory.roots'), value: roots.length },
          { label: t('directory.depth'), value: maxDepth },
        ].map(({ label, value }) => (
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
      {nextReadingAt === null ? null : (
        <Caption1 className={styles.detail}>
          {t('directory.next', { when: format.moment(nextReadingAt) })}
        </Caption1>
      )}
    </Panel>
  );
}

function Roots(props: { readonly data: DirectoryResponse }) {
  const styles = useStyles();
  const { t } = useText();
  const { roots } = props.data;
  if (roots.length === 0) return null;
  return (
    <Panel title={t('directory.roots')}>
      <ul className={styles.list}>
        {roots.slice(0, shownRoots).map(({ personId, displayName }) => (
          <li key={personId}>
            <Body1>{displayName}</Body1>
          </li>
        ))}
      </ul>
      {roots.length <= shownRoots ? null : (
        <Caption1 className={styles.detail}>
          {t('directory.roots.more', { count: roots.length - shownRoots })}
        </Caption1>
      )}
    </Panel>
  );
}
