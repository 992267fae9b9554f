import {
  Body1,
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Cadence } from '../../../shared/programs.ts';
import { useCreateProgram } from '../../api/programs.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useText } from '../../ui/text.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { DepartmentPicker } from './DepartmentPicker.tsx';
import { GapFields } from './GapFields.tsx';
import { type ProgramDraft, programFormOf, programGaps } from './program-draft.ts';

const cadences: readonly Cadence[] = ['weekly', 'everyTwoWeeks', 'monthly'];
const lengths = [30, 45, 60, 90] as const;

const useStyles = makeStyles({
  lead: { marginBlock: 0, color: tokens.colorNeutralForeground2 },
  dates: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  date: { minWidth: '180px' },
  name: { maxWidth: '480px' },
  choices: { flexWrap: 'wrap' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Everything a program needs, with settings that suit most companies already in place. */
export function NewProgramForm(props: { readonly initial: ProgramDraft }) {
  const styles = useStyles();
  const { t } = useText();
  const { tell } = useNotices();
  const navigate = useNavigate();
  const create = useCreateProgram();
  const [draft, setDraft] = useState(props.initial);
  const [showsGaps, setShowsGaps] = useState(false);
  const nameId = useId();
  const gaps = programGaps(draft);
  const set = (part: Partial<ProgramDraft>) => setDraft({ ...draft, ...part });
  const problem = (gap: (typeof gaps)[number], words: string) =>
    showsGaps && gaps.includes(gap) ? { validationMessage: words } : {};

  const submit = () => {
    setShowsGaps(true);
    if (gaps.length > 0) {
      if (gaps[0] === 'name') document.getElementById(nameId)?.focus();
      return;
    }
    create.mutate(programFormOf(draft), {
      onSuccess: ({ programId }) => {
        tell({ title: t('newProgram.created') });
        void navigate(`/programs/${programId}`, { replace: true });
      },
    });
  };

  return (
    <>
      <Body1 as="p" block className={styles.lead}>
        {t('newProgram.lead')}
      </Body1>
      <Panel>
        <Field
          className={styles.name}
          label={t('newProgram.name')}
          hint={t('newProgram.name.hint')}
          required
          {...problem('name', t('newProgram.name.problem'))}
        >
          <Input
            id={nameId}
            value={draft.name}
            maxLength={80}
            placeholder={t('newProgram.name.placeholder')}
            onChange={(_event, { value }) => set({ name: value })}
          />
        </Field>
        <Field label={t('newProgram.joining')}>
          <RadioGroup
            value={draft.joining}
            onChange={(_event, { value }) =>
              set({ joining: value === 'departments' ? 'departments' : 'everyone' })
            }
          >
            <Radio value="everyone" label={t('newProgram.joining.everyone')} />
            <Radio value="departments" label={t('newProgram.joining.departments')} />
          </RadioGroup>
        </Field>
        {draft.joining === 'departments' ? (
          <DepartmentPicker
            chosen={draft.departments}
            onChange={(departments) => set({ departments })}
            problem={
              showsGaps && gaps.includes('departments') ? t('newProgram.departments.problem') : undefined
            }
          />
        ) : null}
      </Panel>
      <Panel>
        <Field label={t('newProgram.cadence')}>
          <RadioGroup
            layout="horizontal"
            className={styles.choices}
            value={draft.cadence}
            onChange={(_event, { value }) =>
              set({ cadence: cadences.find((cadence) => cadence === value) ?? draft.cadence })
            }
          >
            {cadences.map((cadence) => (
              <Radio key={cadence} value={cadence} label={t(`newProgram.cadence.${cadence}`)} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={t('newProgram.length')}>
          <RadioGroup
            layout="horizontal"
            className={styles.choices}
            value={String(draft.sessionMinutes)}
            onChange={(_event, { value }) =>
              set({ sessionMinutes: lengths.find((length) => String(length) === value) ?? 45 })
            }
          >
            {lengths.map((minutes) => (
              <Radio key={minutes} value={String(minutes)} label={t('time.minutes', { minutes })} />
            ))}
          </RadioGroup>
        </Field>
        <div className={styles.dates}>
          <Field
            label={t('newProgram.startsOn')}
            className={styles.date}
            {...problem('startsOn', t('newProgram.date.problem'))}
          >
            <Input
              type="date"
              value={draft.startsOn}
              onChange={(_event, { value }) => set({ startsOn: value })}
            />
          </Field>
          <Field
            label={t('newProgram.endsOn')}
            className={styles.date}
            {...problem('endsOn', t('newProgram.date.problem'))}
            {...problem('endsBeforeStart', t('newProgram.endsOn.problem'))}
          >
            <Input
              type="date"
              value={draft.endsOn}
              onChange={(_event, { value }) => set({ endsOn: value })}
            />
          </Field>
        </div>
      </Panel>
      <Panel>
        <GapFields draft={draft} onChange={set} showsGaps={showsGaps} />
      </Panel>
      {create.error === null ? null : <ErrorNote title={t('state.actionFailed')} error={create.error} />}
      <div className={styles.actions}>
        <Button appearance="primary" disabled={create.isPending} onClick={submit}>
          {t('newProgram.create')}
        </Button>
        <ButtonLink to="/programs">{t('state.cancel')}</ButtonLink>
      </div>
    </>
  );
}
