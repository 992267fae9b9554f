import { Combobox, makeStyles, Option, Text, tokens } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import type { LocalPerson } from '../../contract.ts';
import { messages } from '../messages.ts';
import { usePeople, usePerson } from '../queries.ts';

const atOnce = 25;

const useStyles = makeStyles({
  // Fluent's own least width, physical, would burst two choosers on a phone.
  root: { minWidth: 0, inlineSize: '100%' },
  input: { minWidth: 0, inlineSize: '100%', textOverflow: 'ellipsis' },
  list: { maxBlockSize: 'min(60vh, 420px)' },
  option: { display: 'flex', flexDirection: 'column', minInlineSize: 0 },
  about: { color: tokens.colorNeutralForeground3 },
  more: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground3,
  },
});

interface Props {
  readonly label: string;
  readonly personId: string | null;
  onChoose(personId: string): void;
}

/** A combobox over all people of the tenant; the tenant searches by name, title and department. */
export function PersonChooser({ label, personId, onChoose }: Props) {
  const styles = useStyles();
  const chosen = usePerson(personId).data;
  const [typed, setTyped] = useState<string | null>(null);
  const search = useDeferredValue(typed ?? '').trim();
  const { data, isPending } = usePeople(search, atOnce);
  const people = data?.people ?? [];

  return (
    <Combobox
      className={styles.root}
      aria-label={label}
      placeholder={messages.bar.personHint}
      input={{
        className: styles.input,
        spellCheck: false,
        onFocus: (event) => event.currentTarget.select(),
        onClick: (event) => event.currentTarget.select(),
      }}
      listbox={{ className: styles.list }}
      value={typed ?? chosen?.displayName ?? ''}
      selectedOptions={personId ? [personId] : []}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
      onOpenChange={(_, { open }) => {
        if (!open) setTyped(null);
      }}
      onOptionSelect={(_, { optionValue }) => {
        // Fluent reports "nothing" while typed words are no one's name: they may still be a title.
        if (!optionValue) return;
        setTyped(null);
        onChoose(optionValue);
      }}
    >
      {people.map((person) => (
        <Option key={person.personId} value={person.personId} text={person.displayName}>
          <span className={styles.option}>
            <Text truncate wrap={false}>
              {person.displayName}
            </Text>
            <Text size={200} className={styles.about}>
              {aboutPerson(person)}
            </Text>
          </span>
        </Option>
      ))}
      {people.length === 0 && (
        <Option disabled value="" text={messages.bar.noSuchPerson}>
          {isPending ? messages.bar.searching : messages.bar.noSuchPerson}
        </Option>
      )}
      {data && data.total > people.length && people.length > 0 && (
        <div role="presentation" className={styles.more}>
          {messages.bar.morePeople(people.length, data.total)}
        </div>
      )}
    </Combobox>
  );
}

function aboutPerson(person: LocalPerson): string {
  const about = [person.jobTitle, person.department];
  if (person.userType === 'Guest') about.push(messages.bar.guest);
  if (!person.accountEnabled) about.push(messages.bar.disabled);
  return about.filter((word) => word !== null).join(' · ');
}
