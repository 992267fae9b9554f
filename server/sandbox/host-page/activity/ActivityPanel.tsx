import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { Temporal } from 'temporal-polyfill';
import type { LocalPerson } from '../../contract.ts';
import { edgeBelow } from '../edges.ts';
import { messages } from '../messages.ts';
import { Empty, Problem, Waiting } from '../PanelState.tsx';
import { PlainList } from '../PlainList.tsx';
import { useActivity } from '../queries.ts';
import { shortMomentIn } from '../times.ts';

const useStyles = makeStyles({
  item: {
    inlineSize: '100%',
    justifyContent: 'flex-start',
    alignItems: 'flex-start',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    borderRadius: 0,
    padding: tokens.spacingHorizontalM,
    ...edgeBelow,
  },
  words: { display: 'flex', flexDirection: 'column', minInlineSize: 0, overflowWrap: 'anywhere' },
  soft: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly person: LocalPerson;
  onLink(url: string): void;
}

/** The Teams activity feed; an entry opens the tab where its deep link says. */
export function ActivityPanel({ person, onLink }: Props) {
  const styles = useStyles();
  const { data, error, isPending, refetch } = useActivity(person.personId);
  const text = messages.activity;
  if (isPending) return <Waiting label={text.loading} />;
  if (!data) return <Problem text={text.failed} error={error} onRetry={refetch} />;
  if (data.items.length === 0) return <Empty text={text.empty} />;
  return (
    <PlainList label={text.of(person.displayName)}>
      {data.items.map((item) => (
        <li key={item.activityId}>
          <Button
            appearance="subtle"
            className={styles.item}
            icon={<AlertRegular />}
            onClick={() => onLink(item.webUrl)}
          >
            <span className={styles.words}>
              <Text weight="semibold">{item.topicText}</Text>
              <Text>{item.previewText}</Text>
              <Text size={200} className={styles.soft}>
                {shortMomentIn(person.timeZone, Temporal.Instant.from(item.at))}
              </Text>
            </span>
          </Button>
        </li>
      ))}
    </PlainList>
  );
}
