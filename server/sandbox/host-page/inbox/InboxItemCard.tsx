import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  CalendarCancelRegular,
  CalendarMailRegular,
  ChevronDownRegular,
  ChevronRightRegular,
  MailRegular,
} from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { InboxItem, LocalPerson } from '../../contract.ts';
import { AnswerButtons } from '../AnswerButtons.tsx';
import { edgeBelow } from '../edges.ts';
import { messages } from '../messages.ts';
import { shortMomentIn } from '../times.ts';
import { MailBody } from './MailBody.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    ...edgeBelow,
    minInlineSize: 0,
  },
  line: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline', minInlineSize: 0 },
  icon: { flexShrink: 0, alignSelf: 'center', color: tokens.colorNeutralForeground2 },
  grows: { flexGrow: 1, minInlineSize: 0, overflowWrap: 'anywhere' },
  subject: { margin: 0, overflowWrap: 'anywhere' },
  soft: { color: tokens.colorNeutralForeground2 },
  time: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const icons = { invitation: CalendarMailRegular, cancellation: CalendarCancelRegular, mail: MailRegular };

interface Props {
  readonly item: InboxItem;
  readonly person: LocalPerson;
  onLink(url: string): void;
}

/** One mail; an invitation is answered right here, as in Outlook. */
export function InboxItemCard({ item, person, onLink }: Props) {
  const styles = useStyles();
  const subjectId = useId();
  const [open, setOpen] = useState(false);
  const text = messages.inbox;
  const Icon = icons[item.kind];
  const answered = item.answer && item.answer !== 'none' ? item.answer : null;

  return (
    <article className={styles.root} aria-labelledby={subjectId}>
      <div className={styles.line}>
        <Icon className={styles.icon} fontSize={20} aria-label={text.kinds[item.kind]} />
        <Text size={200} className={styles.grows}>
          {item.fromName}
        </Text>
        <Text size={200} className={styles.time}>
          <time dateTime={item.receivedAt}>
            {shortMomentIn(person.timeZone, Temporal.Instant.from(item.receivedAt))}
          </time>
        </Text>
      </div>
      <Text as="h2" id={subjectId} weight="semibold" className={styles.subject}>
        {item.subject}
      </Text>
      {item.when && <Text className={styles.soft}>{item.when}</Text>}
      <div className={styles.actions}>
        {item.kind === 'invitation' && item.eventId && (
          <AnswerButtons
            personId={person.personId}
            eventId={item.eventId}
            answer={item.answer}
            about={messages.calendar.yourAnswer}
          />
        )}
        {answered && <Badge appearance="tint">{text.answered[answered]}</Badge>}
        <Button
          size="small"
          appearance="subtle"
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? text.fold : text.read}
        </Button>
      </div>
      {open && <MailBody title={text.body(item.subject)} html={item.bodyHtml} onLink={onLink} />}
    </article>
  );
}
