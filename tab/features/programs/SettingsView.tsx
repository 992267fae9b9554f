import { Body1, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ProgramResponse } from '../../../shared/programs.ts';
import { Panel } from '../../ui/Panel.tsx';
import { type Text, useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalL, marginBlock: 0 },
  value: { marginInlineStart: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

/** What was chosen when the program was created. */
export function SettingsView(props: { readonly program: ProgramResponse }) {
  const styles = useStyles();
  const text = useText();
  const { t } = text;
  return (
    <Panel title={t('program.settings')}>
      <Caption1 className={styles.note}>{t('settings.note')}</Caption1>
      <dl className={styles.list}>
        {settingRows(text, props.program).map(({ label, value }) => (
          <div key={label}>
            <dt>
              <Body1Strong>{label}</Body1Strong>
            </dt>
            <dd className={styles.value}>
              <Body1>{value}</Body1>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function settingRows({ t, format }: Text, program: ProgramResponse) {
  const { joining, cadence, sessionMinutes, gap, lineDistance } = program.settings;
  return [
    {
      label: t('settings.joining'),
      value:
        joining.kind === 'everyone'
          ? t('settings.joining.everyone')
          : t('settings.joining.departments', { departments: format.list(joining.departments) }),
    },
    { label: t('settings.cadence'), value: t(`newProgram.cadence.${cadence}`) },
    { label: t('settings.length'), value: t('time.minutes', { minutes: sessionMinutes }) },
    {
      label: t('settings.gap'),
      value:
        gap.by === 'rank'
          ? t('settings.gap.rank', { value: format.percent(gap.atLeast) })
          : t('settings.gap.years', { value: gap.atLeast }),
    },
    { label: t('settings.lineDistance'), value: t('settings.lineDistance.value', { count: lineDistance }) },
    {
      label: t('settings.dates'),
      value: t('programs.dates', { from: format.day(program.startsOn), to: format.day(program.endsOn) }),
    },
    { label: t('settings.owner'), value: program.owner.displayName },
  ];
}
