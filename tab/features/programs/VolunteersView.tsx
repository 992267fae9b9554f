import {
  Avatar,
  Body1,
  Caption1,
  makeStyles,
  SearchBox,
  Table,
  TableBody,
  TableCell,
  TableCellLayout,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { VolunteersResponse } from '../../../shared/programs.ts';
import { useVolunteers } from '../../api/rounds.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useText } from '../../ui/text.ts';

type Volunteer = VolunteersResponse['volunteers'][number];

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  search: { flex: '1 1 220px', maxWidth: '360px' },
  // What a phone has no room for stands under the name there.
  wide: { '@media (max-width: 699px)': { display: 'none' } },
  narrow: { '@media (min-width: 700px)': { display: 'none' } },
  name: { paddingBlock: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
  cell: { overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** Who takes part in the round, where each stands, and whose OK is outstanding. */
export function VolunteersView(props: { readonly roundId: string }) {
  const volunteers = useVolunteers(props.roundId);
  const { t } = useText();
  return (
    <QueryView query={volunteers} skeleton={[320]}>
      {(data) =>
        data.volunteers.length === 0 ? (
          <EmptyState title={t('volunteers.empty.title')} body={t('volunteers.empty.body')} />
        ) : (
          <VolunteerTable volunteers={data.volunteers} />
        )
      }
    </QueryView>
  );
}

function VolunteerTable(props: { readonly volunteers: readonly Volunteer[] }) {
  const styles = useStyles();
  const { t, format } = useText();
  const [search, setSearch] = useState('');
  const words = search.trim().toLocaleLowerCase();
  const found = props.volunteers.filter(({ person, department }) =>
    `${person.displayName} ${department ?? ''}`.toLocaleLowerCase().includes(words),
  );
  return (
    <Panel>
      <div className={styles.head}>
        <SearchBox
          className={styles.search}
          aria-label={t('volunteers.search')}
          placeholder={t('volunteers.search')}
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
        />
        <Caption1 aria-live="polite" className={styles.detail}>
          {t('volunteers.count', { count: found.length })}
        </Caption1>
      </div>
      {found.length === 0 ? (
        <Body1>{t('volunteers.noMatch', { search: search.trim() })}</Body1>
      ) : (
        <Table aria-label={t('volunteers.title')}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell>{t('volunteers.name')}</TableHeaderCell>
              <TableHeaderCell className={styles.wide}>{t('volunteers.department')}</TableHeaderCell>
              <TableHeaderCell>{t('volunteers.state')}</TableHeaderCell>
              <TableHeaderCell className={styles.wide}>{t('volunteers.topics')}</TableHeaderCell>
              <TableHeaderCell className={styles.wide}>{t('volunteers.since')}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {found.map((volunteer) => (
              <TableRow key={volunteer.person.personId}>
                <TableCell className={styles.name}>
                  <TableCellLayout
                    media={
                      <Avatar aria-hidden name={volunteer.person.displayName} size={28} color="colorful" />
                    }
                    description={<span className={styles.narrow}>{volunteer.department}</span>}
                  >
                    {volunteer.person.displayName}
                  </TableCellLayout>
                </TableCell>
                <TableCell className={`${styles.wide} ${styles.cell}`}>{volunteer.department}</TableCell>
                <TableCell className={styles.cell}>
                  {volunteer.waitingFor === null
                    ? t(`participation.${volunteer.state}`)
                    : t('volunteers.waitingFor', { name: volunteer.waitingFor.displayName })}
                </TableCell>
                <TableCell className={styles.wide}>
                  {t('volunteers.topics.value', { offers: volunteer.offers, wants: volunteer.wants })}
                </TableCell>
                <TableCell className={styles.wide}>
                  {volunteer.submittedAt === null ? null : format.moment(volunteer.submittedAt)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}
