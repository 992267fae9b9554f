import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, PeopleSwapRegular } from '@fluentui/react-icons';
import type { LocalPerson } from '../contract.ts';
import { edgeBelow } from './edges.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalM,
    blockSize: '40px',
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    ...edgeBelow,
  },
  icon: { color: tokens.colorBrandForeground1 },
  title: { margin: 0 },
  who: { flexGrow: 1, minInlineSize: 0, color: tokens.colorNeutralForeground2 },
});

/** The thin head that Teams puts over a personal app. */
export function TabHeader({ person, onReload }: { readonly person: LocalPerson; onReload(): void }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <PeopleSwapRegular className={styles.icon} fontSize={20} aria-hidden />
      <Text as="h2" size={300} weight="semibold" wrap={false} className={styles.title}>
        {messages.frame.title}
      </Text>
      <Text size={200} truncate wrap={false} className={styles.who}>
        {messages.frame.signedInAs(person.displayName)}
      </Text>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        aria-label={messages.frame.reload}
        onClick={onReload}
      />
    </div>
  );
}
