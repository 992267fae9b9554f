import { Button, Caption1, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useText } from '../../ui/text.ts';

const starters = ['offer.reason.starter1', 'offer.reason.starter2', 'offer.reason.starter3'] as const;
const longestReason = 600;

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  starters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { minWidth: 0 },
});

/** Why one would like to take part, with three beginnings for whoever has none. */
export function ReasonField(props: {
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  readonly managerName: string | null;
  readonly disabled: boolean;
}) {
  const styles = useStyles();
  const { t } = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const { managerName, reason } = props;
  return (
    <div className={styles.root}>
      <Field
        label={t('offer.reason')}
        hint={
          managerName === null
            ? t('offer.reason.hintNoManager')
            : t('offer.reason.hint', { manager: managerName })
        }
      >
        <Textarea
          textarea={{ ref: field }}
          className={styles.text}
          value={reason}
          rows={3}
          maxLength={longestReason}
          resize="vertical"
          disabled={props.disabled}
          onChange={(_event, { value }) => props.onChange(value)}
        />
      </Field>
      {reason.trim() !== '' || props.disabled ? null : (
        <div className={styles.starters}>
          <Caption1>{t('offer.reason.starters')}</Caption1>
          {starters.map((key) => (
            <Button
              key={key}
              size="small"
              shape="circular"
              onClick={() => {
                props.onChange(t(key));
                field.current?.focus();
              }}
            >
              {t(key).trim()}…
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
