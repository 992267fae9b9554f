import type { LocalPerson } from '../../contract.ts';
import { messages } from '../messages.ts';
import { Empty, Problem, Waiting } from '../PanelState.tsx';
import { PlainList } from '../PlainList.tsx';
import { useInbox } from '../queries.ts';
import { InboxItemCard } from './InboxItemCard.tsx';

interface Props {
  readonly person: LocalPerson;
  onLink(url: string): void;
}

export function InboxPanel({ person, onLink }: Props) {
  const { data, error, isPending, refetch } = useInbox(person.personId);
  const text = messages.inbox;
  if (isPending) return <Waiting label={text.loading} />;
  if (!data) return <Problem text={text.failed} error={error} onRetry={refetch} />;
  if (data.items.length === 0) return <Empty text={text.empty} />;
  return (
    <PlainList label={text.of(person.displayName)}>
      {data.items.map((item) => (
        <li key={item.itemId}>
          <InboxItemCard item={item} person={person} onLink={onLink} />
        </li>
      ))}
    </PlainList>
  );
}
