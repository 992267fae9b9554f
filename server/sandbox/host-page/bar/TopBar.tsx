import { makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { LocalPerson } from '../../contract.ts';
import { edgeBelow } from '../edges.ts';
import { messages } from '../messages.ts';
import { type HostTheme, hostThemes } from '../place.ts';
import { ClockControls } from './ClockControls.tsx';
import { PersonChooser } from './PersonChooser.tsx';
import { ResetButton } from './ResetButton.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ...edgeBelow,
  },
  // Two even lines beside the controls, one over them.
  title: {
    flexGrow: 1,
    flexBasis: '210px',
    minInlineSize: 0,
    margin: 0,
    lineHeight: tokens.lineHeightBase200,
  },
  promise: { color: tokens.colorNeutralForeground2 },
  person: { flexBasis: '150px', flexGrow: 1, maxInlineSize: '260px', minInlineSize: 0, display: 'flex' },
  end: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly person: LocalPerson | null;
  readonly personId: string | null;
  readonly theme: HostTheme;
  onPerson(personId: string): void;
  onTheme(theme: HostTheme): void;
  /** The tenant has moved in time or gone back to its start. */
  onChanged(): void;
}

/** The bar that says what this page is, and holds what a real tenant does not have. */
export function TopBar({ person, personId, theme, onPerson, onTheme, onChanged }: Props) {
  const styles = useStyles();
  const text = messages.bar;
  return (
    <header className={styles.root}>
      <h1 className={styles.title}>
        <Text size={300} weight="semibold">
          {text.title}:
        </Text>{' '}
        <Text size={200} className={styles.promise}>
          {text.promise}
        </Text>
      </h1>
      <div className={styles.person}>
        <PersonChooser label={text.person} personId={personId} onChoose={onPerson} />
      </div>
      <div className={styles.end}>
        <Select
          size="small"
          aria-label={text.theme}
          value={theme}
          onChange={(_, { value }) => onTheme(hostThemes.find((known) => known === value) ?? 'default')}
        >
          {hostThemes.map((known) => (
            <option key={known} value={known}>
              {text.themes[known]}
            </option>
          ))}
        </Select>
        <ResetButton onReset={onChanged} />
      </div>
      <ClockControls
        zone={person?.timeZone ?? 'UTC'}
        personId={person?.personId ?? null}
        onMoved={onChanged}
      />
    </header>
  );
}
