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
import { lazy, type ComponentType } from 'react';
import type { FrameProps } from '../ui/room.ts';
import { roomIds, type RoomId } from './room-ids.ts';

export interface Room {
  readonly id: RoomId;
  readonly Icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly Room: ComponentType<FrameProps>;
}

const parts: Readonly<Record<RoomId, Omit<Room, 'id'>>> = {
  search: {
    Icon: IconSearch,
    Room: lazy(async () => ({ default: (await import('../features/search/room.tsx')).SearchRoom })),
  },
  waiting: {
    Icon: IconClockPause,
    Room: lazy(async () => ({
      default: (await import('../features/waiting/room.tsx')).WaitingRoom,
    })),
  },
  promises: {
    Icon: IconStopwatch,
    Room: lazy(async () => ({
      default: (await import('../features/promises/room.tsx')).PromisesRoom,
    })),
  },
  disputes: {
    Icon: IconMessageReport,
    Room: lazy(async () => ({
      default: (await import('../features/disputes/room.tsx')).DisputesRoom,
    })),
  },
  answers: {
    Icon: IconListCheck,
    Room: lazy(async () => ({
      default: (await import('../features/answers/room.tsx')).AnswersRoom,
    })),
  },
  watch: {
    Icon: IconEye,
    Room: lazy(async () => ({ default: (await import('../features/watch/room.tsx')).WatchRoom })),
  },
  handovers: {
    Icon: IconArrowsExchange,
    Room: lazy(async () => ({
      default: (await import('../features/handovers/room.tsx')).HandoversRoom,
    })),
  },
  evidence: {
    Icon: IconShieldCheck,
    Room: lazy(async () => ({
      default: (await import('../features/evidence/room.tsx')).EvidenceRoom,
    })),
  },
  imports: {
    Icon: IconFileImport,
    Room: lazy(async () => ({
      default: (await import('../features/imports/room.tsx')).ImportsRoom,
    })),
  },
  'spot-checks': {
    Icon: IconClipboardCheck,
    Room: lazy(async () => ({
      default: (await import('../features/spot-checks/room.tsx')).SpotChecksRoom,
    })),
  },
  metrics: {
    Icon: IconChartBar,
    Room: lazy(async () => ({
      default: (await import('../features/metrics/room.tsx')).MetricsRoom,
    })),
  },
  audit: {
    Icon: IconHistory,
    Room: lazy(async () => ({ default: (await import('../features/audit/room.tsx')).AuditRoom })),
  },
  settings: {
    Icon: IconSettings,
    Room: lazy(async () => ({
      default: (await import('../features/settings/room.tsx')).SettingsRoom,
    })),
  },
};

export const rooms: readonly Room[] = roomIds.map((id) => ({ id, ...parts[id] }));
