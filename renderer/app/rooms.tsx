import {
  IconArrowsExchange,
  IconChartBar,
  IconClockPause,
  IconEye,
  IconClipboardCheck,
  IconFileImport,
  IconHistory,
  IconListCheck,
  IconMessageReport,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconStopwatch,
} from '@tabler/icons-react';
import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import type { FrameProps } from '../ui/room.ts';
import { roomIds, type RoomId } from './room-ids.ts';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

interface Part {
  readonly Icon: Icon;
  /** Comes in a file of its own when it is first drawn. */
  readonly Room: ComponentType<FrameProps>;
  /** Fetches the file ahead: the room is then drawn at once, without rows that stand in for it. */
  preload(): Promise<void>;
}

export interface Room extends Part {
  readonly id: RoomId;
}

const parts: Readonly<Record<RoomId, Part>> = {
  search: partOf(IconSearch, async () => (await import('../features/search/room.tsx')).SearchRoom),
  waiting: partOf(
    IconClockPause,
    async () => (await import('../features/waiting/room.tsx')).WaitingRoom,
  ),
  promises: partOf(
    IconStopwatch,
    async () => (await import('../features/promises/room.tsx')).PromisesRoom,
  ),
  disputes: partOf(
    IconMessageReport,
    async () => (await import('../features/disputes/room.tsx')).DisputesRoom,
  ),
  answers: partOf(
    IconListCheck,
    async () => (await import('../features/answers/room.tsx')).AnswersRoom,
  ),
  watch: partOf(IconEye, async () => (await import('../features/watch/room.tsx')).WatchRoom),
  handovers: partOf(
    IconArrowsExchange,
    async () => (await import('../features/handovers/room.tsx')).HandoversRoom,
  ),
  evidence: partOf(
    IconShieldCheck,
    async () => (await import('../features/evidence/room.tsx')).EvidenceRoom,
  ),
  imports: partOf(
    IconFileImport,
    async () => (await import('../features/imports/room.tsx')).ImportsRoom,
  ),
  'spot-checks': partOf(
    IconClipboardCheck,
    async () => (await import('../features/spot-checks/room.tsx')).SpotChecksRoom,
  ),
  metrics: partOf(
    IconChartBar,
    async () => (await import('../features/metrics/room.tsx')).MetricsRoom,
  ),
  audit: partOf(IconHistory, async () => (await import('../features/audit/room.tsx')).AuditRoom),
  settings: partOf(
    IconSettings,
    async () => (await import('../features/settings/room.tsx')).SettingsRoom,
  ),
};

export const rooms: readonly Room[] = roomIds.map((id) => ({ id, ...parts[id] }));

function partOf(Icon: Icon, load: () => Promise<ComponentType<FrameProps>>): Part {
  let loaded: ComponentType<FrameProps> | undefined;
  const preload = async (): Promise<void> => {
    loaded = await load();
  };
  const Later = lazy(async () => ({ default: await load() }));
  function Room(props: FrameProps): ReactNode {
    // Once for as long as it stands: another component in the same place would begin anew.
    const [Drawn] = useState(() => loaded ?? Later);
    return <Drawn {...props} />;
  }
  return { Icon, Room, preload };
}
