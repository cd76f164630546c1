/**
 * Where an action stands: in the menu of that name, and in the help. The first five work wherever one is,
 * the others where what they act on is on the screen.
 */
export const groups = [
  'file',
  'edit',
  'view',
  'go',
  'help',
  'list',
  'decisions',
  'search',
  'conversation',
  'promises',
  'disputes',
  'answers',
  'handovers',
  'evidence',
  'imports',
  'spot-checks',
] as const;
export type Group = (typeof groups)[number];

const everywhere: ReadonlySet<Group> = new Set(['file', 'edit', 'view', 'go', 'help']);

/** What keys can do, and the keys that it has as long as nobody gave it others. */
interface Action {
  readonly group: Group;
  /**
   * Alternatives, the first one is shown: a `KeyboardEvent.key` with `mod+` (Ctrl, or Command on a Mac),
   * `alt+` or `shift+` before it, or two keys in turn: `g s`.
   */
  readonly keys: readonly string[];
}

/** Every action of the window that a key can do: the menu, the palette, the help and the settings list these. */
export const actions = {
  importFiles: { group: 'file', keys: ['mod+o'] },
  saveSearch: { group: 'file', keys: ['mod+s'] },
  print: { group: 'file', keys: ['mod+p'] },
  lock: { group: 'file', keys: ['mod+shift+l'] },

  undo: { group: 'edit', keys: ['mod+z'] },
  checkDraft: { group: 'edit', keys: ['mod+j'] },

  palette: { group: 'view', keys: ['mod+k'] },
  mask: { group: 'view', keys: ['mod+shift+m'] },
  largerText: { group: 'view', keys: ['mod++', 'mod+=', 'mod+shift++'] },
  smallerText: { group: 'view', keys: ['mod+-'] },
  normalText: { group: 'view', keys: ['mod+0'] },

  goBack: { group: 'go', keys: ['alt+ArrowLeft'] },
  goForward: { group: 'go', keys: ['alt+ArrowRight'] },
  focusSearch: { group: 'go', keys: ['/', 'mod+f'] },
  'room.search': { group: 'go', keys: ['g s', 'mod+1'] },
  'room.waiting': { group: 'go', keys: ['g w', 'mod+2'] },
  'room.promises': { group: 'go', keys: ['g p', 'mod+3'] },
  'room.disputes': { group: 'go', keys: ['g d', 'mod+4'] },
  'room.answers': { group: 'go', keys: ['g a', 'mod+5'] },
  'room.watch': { group: 'go', keys: ['g l', 'mod+6'] },
  'room.handovers': { group: 'go', keys: ['g h', 'mod+7'] },
  'room.evidence': { group: 'go', keys: ['g e', 'mod+8'] },
  'room.imports': { group: 'go', keys: ['g i', 'mod+9'] },
  'room.spot-checks': { group: 'go', keys: ['g q'] },
  'room.metrics': { group: 'go', keys: ['g m'] },
  'room.audit': { group: 'go', keys: ['g y'] },
  'room.settings': { group: 'go', keys: ['g ,', 'mod+,'] },
  toReminder: { group: 'go', keys: ['g r'] },

  guide: { group: 'help', keys: ['F1'] },
  help: { group: 'help', keys: ['?'] },

  nextRow: { group: 'list', keys: ['j'] },
  previousRow: { group: 'list', keys: ['k'] },
  open: { group: 'list', keys: ['o'] },

  confirm: { group: 'decisions', keys: ['y'] },
  dismiss: { group: 'decisions', keys: ['x'] },
  reopen: { group: 'decisions', keys: ['u'] },
  edit: { group: 'decisions', keys: ['e'] },

  nextHit: { group: 'search', keys: ['n'] },
  previousHit: { group: 'search', keys: ['p'] },
  showAround: { group: 'search', keys: ['i'] },

  recordPromise: { group: 'conversation', keys: ['p', 'P'] },
  recordDispute: { group: 'conversation', keys: ['d', 'D'] },
  addEvidence: { group: 'conversation', keys: ['e', 'E'] },
  note: { group: 'conversation', keys: ['n', 'N'] },
  tag: { group: 'conversation', keys: ['t', 'T'] },
  handOver: { group: 'conversation', keys: ['h', 'H'] },
  cite: { group: 'conversation', keys: ['c', 'C'] },
  copyLink: { group: 'conversation', keys: ['l', 'L'] },
  answered: { group: 'conversation', keys: ['r'] },
  find: { group: 'conversation', keys: ['mod+f'] },
  jumpToDay: { group: 'conversation', keys: ['mod+g'] },
  beginning: { group: 'conversation', keys: ['mod+Home'] },
  end: { group: 'conversation', keys: ['mod+End'] },

  prove: { group: 'promises', keys: ['p'] },
  keep: { group: 'promises', keys: ['d'] },
  break: { group: 'promises', keys: ['b'] },
  withdraw: { group: 'promises', keys: ['w'] },
  snooze: { group: 'promises', keys: ['z'] },

  nextStage: { group: 'disputes', keys: ['s'] },
  nextStep: { group: 'disputes', keys: ['n'] },
  told: { group: 'disputes', keys: ['t'] },
  transfer: { group: 'disputes', keys: ['w'] },
  disputeEvidence: { group: 'disputes', keys: ['e'] },

  addAnswer: { group: 'answers', keys: ['n'] },
  chooseLeft: { group: 'answers', keys: ['a'] },
  chooseRight: { group: 'answers', keys: ['b'] },
  except: { group: 'answers', keys: ['e'] },

  newNote: { group: 'handovers', keys: ['c'] },
  sign: { group: 'handovers', keys: ['s'] },
  acknowledge: { group: 'handovers', keys: ['a'] },
  acceptItem: { group: 'handovers', keys: ['a'] },
  askItem: { group: 'handovers', keys: ['q'] },
  refuseItem: { group: 'handovers', keys: ['x'] },

  redact: { group: 'evidence', keys: ['r'] },
  withhold: { group: 'evidence', keys: ['w'] },

  startImport: { group: 'imports', keys: ['mod+Enter'] },
  dryRun: { group: 'imports', keys: ['mod+shift+Enter'] },

  draw: { group: 'spot-checks', keys: ['a'] },
} as const satisfies Readonly<Record<string, Action>>;
export type ActionId = keyof typeof actions;

export const actionIds = Object.keys(actions) as readonly ActionId[];

/** The keys that people gave to actions, in place of those of the table. */
export type Remapped = Readonly<Partial<Record<ActionId, readonly string[]>>>;

/** The keys of an action, the one that is shown first. None where a person took them away. */
export function keysOf(action: ActionId, remapped: Remapped): readonly string[] {
  return remapped[action] ?? actions[action].keys;
}

/** The key is no longer the action's. */
export function withoutKey(action: ActionId, key: string, remapped: Remapped): Remapped {
  const rest = keysOf(action, remapped).filter((own) => !meets(own, key));
  return { ...remapped, [action]: rest };
}

/** Other actions that the same key would reach in the same place. */
export function conflictsOf(action: ActionId, key: string, remapped: Remapped): ActionId[] {
  const { group } = actions[action];
  return actionIds.filter((other) => {
    if (other === action || isMeant(action, other)) return false;
    const there = actions[other].group;
    const meet = there === group || everywhere.has(there) || everywhere.has(group);
    return meet && keysOf(other, remapped).some((taken) => meets(taken, key));
  });
}

/** The table itself has them share a key: the one further in gets it first. */
function isMeant(one: ActionId, other: ActionId): boolean {
  const theirs: readonly string[] = actions[other].keys;
  return actions[one].keys.some((key) => theirs.includes(key));
}

/** The same key, or one that begins the other. */
function meets(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
