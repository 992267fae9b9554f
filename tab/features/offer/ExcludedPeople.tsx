import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular, LockClosedRegular } from '@fluentui/react-icons';
import { useDeferredValue, useId, useState } from 'react';
import type { PersonName } from '../../../shared/ids.ts';
import { usePeopleSearch } from '../../api/directory.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  toggle: { justifySelf: 'start', textAlign: 'start', marginInlineStart: '-12px' },
  promise: { display: 'flex', gap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2 },
});

/** The private question, folded: whom one would rather not be paired with. */
export function ExcludedPeople(props: {
  readonly people: readonly PersonName[];
  readonly onChange: (people: PersonName[]) => void;
  readonly disabled: boolean;
}) {
  const styles = useStyles();
  const { t } = useText();
  const bodyId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const found = usePeopleSearch(useDeferredValue(typed)).data?.people ?? [];
  const { people } = props;
  const suggestions =
    typed.trim() === ''
      ? []
      : found.filter(({ personId }) => !people.some((other) => other.personId === personId));
  return (
    <div className={styles.root}>
      <Button
        appearance="transparent"
        className={styles.toggle}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('offer.excluded')}
      </Button>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen ? (
          <div className={styles.root}>
            <Caption1 className={styles.promise}>
              <LockClosedRegular aria-hidden fontSize={16} />
              <span>{t('offer.excluded.promise')}</span>
            </Caption1>
            <ChoicePicker
              label={t('offer.excluded.search')}
              placeholder={t('offer.excluded.search')}
              typed={typed}
              onType={setTyped}
              suggestions={suggestions.map(({ personId, displayName }) => ({
                key: personId,
                label: displayName,
              }))}
              nothingFits={t(typed.trim() === '' ? 'offer.excluded.type' : 'offer.excluded.none')}
              chosen={people.map(({ personId, displayName }) => ({ key: personId, label: displayName }))}
              onChoose={(key) => {
                const person = found.find(({ personId }) => personId === key);
                if (person !== undefined) props.onChange([...people, person]);
              }}
              onRemove={(key) => props.onChange(people.filter(({ personId }) => personId !== key))}
              removeLabel={({ label }) => t('offer.excluded.remove', { name: label })}
              disabled={props.disabled}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}
