import { useHome } from '../../api/home.ts';
import { Columns } from '../../ui/Columns.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useText } from '../../ui/text.ts';
import { NewProgramForm } from './NewProgramForm.tsx';
import { newProgramDraft } from './program-draft.ts';

/** A new program. Today comes from the server: the local tenant's clock may stand elsewhere than the machine's. */
export function NewProgramPage() {
  const home = useHome();
  const { t } = useText();
  return (
    <>
      <PageTitle text={t('newProgram.title')} />
      <QueryView query={home} skeleton={[160, 240, 320]}>
        {({ now }) => <Columns main={<NewProgramForm initial={newProgramDraft(now.slice(0, 10))} />} />}
      </QueryView>
    </>
  );
}
