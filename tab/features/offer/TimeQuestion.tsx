import {
  Caption1,
  Checkbox,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useId } from 'react';
import type { RoundInvitation, Weekday } from '../../../shared/participation.ts';
import { hoursOf } from '../../ui/formats.ts';
import { useText } from '../../ui/text.ts';

const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const capacities = [1, 2, 3] as const;

const useStyles = makeStyles({
  group: {
    minInlineSize: 0,
    marginInline: 0,
    paddingInline: 0,
    paddingBlock: 0,
    borderTopStyle: 'none',
    borderInlineEndStyle: 'none',
    borderBottomStyle: 'none',
    borderInlineStartStyle: 'none',
  },
  legend: { ...typographyStyles.body1, paddingInline: 0 },
  days: { display: 'flex', flexWrap: 'wrap' },
  hint: { color: tokens.colorNeutralForeground3 },
});

/** How much time, which days. */
export function TimeQuestion(props: {
  readonly round: RoundInvitation;
  readonly capacity: number;
  readonly onCapacity: (capacity: number) => void;
  readonly days: readonly Weekday[];
  readonly onDays: (days: Weekday[]) => void;
  readonly disabled: boolean;
}) {
  const styles = useStyles();
  const { t } = useText();
  const hintId = useId();
  const { days } = props;
  return (
    <>
      <Field label={t('offer.capacity')}>
        <RadioGroup
          value={String(props.capacity)}
          onChange={(_event, { value }) => props.onCapacity(Number(value))}
          disabled={props.disabled}
        >
          {capacities.map((count) => (
            <Radio
              key={count}
              value={String(count)}
              label={`${t('offer.capacity.option', { count })}, ${t('offer.capacity.hours', {
                hours: hoursOf(props.round.minutesAMonth * count),
              })}`}
            />
          ))}
        </RadioGroup>
      </Field>
      {/* Not a Fluent field: that gives all boxes in it one id, and a click on Tuesday would tick Monday. */}
      <fieldset className={styles.group} aria-describedby={hintId}>
        <legend className={styles.legend}>{t('offer.days')}</legend>
        <div className={styles.days}>
          {weekdays.map((weekday) => (
            <Checkbox
              key={weekday}
              label={t(`day.${weekday}`)}
              checked={days.includes(weekday)}
              disabled={props.disabled}
              onChange={(_event, { checked }) =>
                props.onDays(
                  weekdays.filter((day) => (day === weekday ? checked === true : days.includes(day))),
                )
              }
            />
          ))}
        </div>
        <Caption1 id={hintId} className={styles.hint}>
          {t('offer.days.hint')}
        </Caption1>
      </fieldset>
    </>
  );
}
