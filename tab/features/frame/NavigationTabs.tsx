import { useLocation, useNavigate } from 'react-router';
import { useMe } from '../../api/home.ts';
import { TabRow } from '../../ui/TabRow.tsx';
import { useText } from '../../ui/text.ts';
import { type Room, roomOf, roomPaths, roomsFor } from './navigation.ts';

/** The rooms of the tab, only those that the person has a use for. */
export function NavigationTabs() {
  const { t } = useText();
  const navigate = useNavigate();
  const current = roomOf(useLocation().pathname);
  const me = useMe().data;
  const label = (room: Room) =>
    room === 'approvals' ? t('nav.approvals', { count: me?.approvalsWaiting ?? 0 }) : t(`nav.${room}`);
  return (
    <TabRow
      label={t('nav.label')}
      selected={current}
      tabs={roomsFor(me, current).map((room) => ({ value: room, label: label(room) }))}
      onSelect={(room) => void navigate(roomPaths[room])}
    />
  );
}
