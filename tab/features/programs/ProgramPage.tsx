import { makeStyles, tokens } from '@fluentui/react-components';
import { useNavigate, useParams } from 'react-router';
import type { ProgramResponse } from '../../../shared/programs.ts';
import { useProgram } from '../../api/programs.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { TabRow } from '../../ui/TabRow.tsx';
import { useText } from '../../ui/text.ts';
import { NotFoundPage } from '../frame/NotFoundPage.tsx';
import { HealthView } from './HealthView.tsx';
import { OverviewView } from './OverviewView.tsx';
import { PairingView } from './PairingView.tsx';
import { SettingsView } from './SettingsView.tsx';
import { VolunteersView } from './VolunteersView.tsx';

const views = ['overview', 'volunteers', 'pairing', 'health', 'settings'] as const;
type View = (typeof views)[number];

const useStyles = makeStyles({ tabs: { marginBlockEnd: tokens.spacingVerticalL } });

/** One program: its overview, and inside its newest round the volunteers, the pairing and the health. */
export function ProgramPage() {
  const styles = useStyles();
  const { programId = '', view: asked = 'overview' } = useParams();
  const navigate = useNavigate();
  const program = useProgram(programId);
  const { t } = useText();
  const view = views.find((candidate) => candidate === asked);
  if (view === undefined) return <NotFoundPage />;
  const name = program.data?.name ?? t('programs.title');
  return (
    <>
      <PageTitle text={name} />
      <TabRow
        className={styles.tabs}
        size="small"
        label={t('program.views', { program: name })}
        selected={view}
        tabs={views.map((value) => ({ value, label: t(`program.${value}`) }))}
        onSelect={(value) => void navigate(`/programs/${programId}/${value}`)}
      />
      <QueryView query={program} skeleton={[88, 160, 120]}>
        {(data) => <ProgramView program={data} view={view} />}
      </QueryView>
    </>
  );
}

function ProgramView(props: { readonly program: ProgramResponse; readonly view: View }) {
  const { t } = useText();
  const { program, view } = props;
  if (view === 'overview') return <OverviewView program={program} />;
  if (view === 'settings') return <SettingsView program={program} />;
  if (program.round === null) {
    return <EmptyState title={t('program.noRound.title')} body={t('program.noRound.body')} />;
  }
  const { roundId } = program.round;
  if (view === 'volunteers') return <VolunteersView roundId={roundId} />;
  if (view === 'pairing') return <PairingView program={program} round={program.round} />;
  return <HealthView roundId={roundId} />;
}
