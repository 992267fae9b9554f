import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useText } from '../../ui/text.ts';
import { type ProgramDraft, programGaps, rankGaps } from './program-draft.ts';

const sizes = ['small', 'middle', 'large'] as const;
const distances = [1, 2, 3] as const;

const useStyles = makeStyles({
  inner: { paddingInlineStart: tokens.spacingHorizontalXXL },
  years: { maxWidth: '160px' },
});

/** What makes two people a pair, and who is too close: said plainly, without the numbers behind it. */
export function GapFields(props: {
  readonly draft: ProgramDraft;
  readonly onChange: (part: Partial<ProgramDraft>) => void;
  readonly showsGaps: boolean;
}) {
  const styles = useStyles();
  const { t } = useText();
  const { draft, onChange } = props;
  const hasYearsProblem = props.showsGaps && programGaps(draft).includes('yearsGap');
  return (
    <>
      <Field label={t('newProgram.gap')} hint={t('newProgram.gap.hint')}>
        <RadioGroup
          value={draft.gapBy}
          onChange={(_event, { value }) => onChange({ gapBy: value === 'years' ? 'years' : 'rank' })}
        >
          <Radio value="rank" label={t('newProgram.gap.rank')} />
          <Radio value="years" label={t('newProgram.gap.years')} />
        </RadioGroup>
      </Field>
      <div className={styles.inner}>
        {draft.gapBy === 'rank' ? (
          <Field label={t('newProgram.gap.rank')} hint={t('newProgram.gap.rank.hint')}>
            <RadioGroup
              value={String(draft.rankGap)}
              onChange={(_event, { value }) => onChange({ rankGap: Number(value) })}
            >
              {sizes.map((size) => (
                <Radio key={size} value={String(rankGaps[size])} label={t(`newProgram.gap.${size}`)} />
              ))}
            </RadioGroup>
          </Field>
        ) : (
          <Field
            className={styles.years}
            label={t('newProgram.gap.years.value')}
            hint={t('newProgram.gap.years.hint')}
            {...(hasYearsProblem ? { validationMessage: t('newProgram.gap.years.problem') } : {})}
          >
            <Input
              type="number"
              min={1}
              max={40}
              value={draft.yearsGap}
              onChange={(_event, { value }) => onChange({ yearsGap: value })}
            />
          </Field>
        )}
      </div>
      <Field label={t('newProgram.lineDistance')} hint={t('newProgram.lineDistance.hint')}>
        <RadioGroup
          value={String(draft.lineDistance)}
          onChange={(_event, { value }) => onChange({ lineDistance: Number(value) })}
        >
          {distances.map((distance) => (
            <Radio key={distance} value={String(distance)} label={t(`newProgram.lineDistance.${distance}`)} />
          ))}
        </RadioGroup>
      </Field>
    </>
  );
}
