import type { Settings } from './settings.ts';

/** Of an archive whose people have chosen nothing. No schema stands here: the first screen needs none. */
export const defaultSettings: Settings = {
  language: 'zh-CN',
  theme: 'system',
  textSize: 100,
  person: '',
  people: [],
  shops: [],
  ownAccounts: [],
  shifts: [
    { name: '早班', start: '08:00', end: '16:00' },
    { name: '晚班', start: '16:00', end: '00:00' },
  ],
  zone: 'Asia/Shanghai',
  soloHandover: false,
  handoverAmountLimitCents: 20_000,
  handoverReadBack: 'asked',
  handoverCountersign: 'never',
  handoverPublishAfterMinutes: null,
  writingHelp: null,
  evidenceLimits: [],
  timeStampUrl: null,
  reminderLeadMinutes: 30,
  disputeDeadlines: [],
  backupEveryDays: 1,
  backupFolder: null,
  standingClockAt: null,
};
