import {
  IconArrowsExchange,
  IconChartBar,
  IconClockPause,
  IconEye,
  IconClipboardCheck,
  IconFileImport,
  IconListCheck,
  IconMessageReport,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconStopwatch,
} from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import type { appTexts } from '../../shared/i18n/app.ts';
import type { FrameProps } from '../ui/room.ts';

export type RoomId =
  | 'search'
  | 'waiting'
  | 'promises'
  | 'disputes'
  | 'answers'
  | 'watch'
  | 'handovers'
  | 'evidence'
  | 'imports'
  | 'spot-checks'
  | 'metrics'
  | 'settings';

export interface Room {
  /** Its path (`#/promises`), its folder and the key of its name. */
  readonly id: RoomId & keyof (typeof appTexts)['en'];
  /** After `g`. */
  readonly key: string;
  readonly Icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly Room: ComponentType<FrameProps>;
}

/** Every room, in the order of the navigation and of Ctrl+1 … 9. */
export const rooms: readonly Room[] = [
  {
    id: 'search',
    key: 's',
    Icon: IconSearch,
    Room: lazy(async () => ({ default: (await import('../features/search/room.tsx')).SearchRoom })),
  },
  {
    id: 'waiting',
    key: 'w',
    Icon: IconClockPause,
    Room: lazy(async () => ({
      default: (await import('../features/waiting/room.tsx')).WaitingRoom,
    })),
  },
  {
    id: 'promises',
    key: 'p',
    Icon: IconStopwatch,
    Room: lazy(async () => ({
      default: (await import('../features/promises/room.tsx')).PromisesRoom,
    })),
  },
  {
    id: 'disputes',
    key: 'd',
    Icon: IconMessageReport,
    Room: lazy(async () => ({
      default: (await import('../features/disputes/room.tsx')).DisputesRoom,
    })),
  },
  {
    id: 'answers',
    key: 'a',
    Icon: IconListCheck,
    Room: lazy(async () => ({
      default: (await import('../features/answers/room.tsx')).AnswersRoom,
    })),
  },
  {
    id: 'watch',
    key: 'l',
    Icon: IconEye,
    Room: lazy(async () => ({ default: (await import('../features/watch/room.tsx')).WatchRoom })),
  },
  {
    id: 'handovers',
    key: 'h',
    Icon: IconArrowsExchange,
    Room: lazy(async () => ({
      default: (await import('../features/handovers/room.tsx')).HandoversRoom,
    })),
  },
  {
    id: 'evidence',
    key: 'e',
    Icon: IconShieldCheck,
    Room: lazy(async () => ({
      default: (await import('../features/evidence/room.tsx')).EvidenceRoom,
    })),
  },
  {
    id: 'imports',
    key: 'i',
    Icon: IconFileImport,
    Room: lazy(async () => ({
      default: (await import('../features/imports/room.tsx')).ImportsRoom,
    })),
  },
  {
    id: 'spot-checks',
    key: 'q',
    Icon: IconClipboardCheck,
    Room: lazy(async () => ({
      default: (await import('../features/spot-checks/room.tsx')).SpotChecksRoom,
    })),
  },
  {
    id: 'metrics',
    key: 'm',
    Icon: IconChartBar,
    Room: lazy(async () => ({
      default: (await import('../features/metrics/room.tsx')).MetricsRoom,
    })),
  },
  {
    id: 'settings',
    key: ',',
    Icon: IconSettings,
    Room: lazy(async () => ({
      default: (await import('../features/settings/room.tsx')).SettingsRoom,
    })),
  },
];
