import { texts } from './texts.ts';
import * as tw from './zh-tw/first-run.ts';

/** The first start, and the lists of archives. */
export const firstRunTexts = texts(
  {
    title: '守言',
    sentence: '把各平台导出的聊天记录收进一个档案库：说过什么、答应过什么，随时找得到，交班有据。',
    everythingLater: '下面都可以先不填，以后在“设置”里改。',
    language: '语言',
    where: '档案库放在哪里',
    whereHint: '一个文件夹，装着全部聊天记录、原始文件和附件。只在这台电脑上，不上传。',
    free: (size: string) => `剩余 ${size}`,
    isSystemDrive: '系统盘',
    systemDrive: '这个文件夹在系统盘上',
    systemDriveWhy:
      '重装系统时系统盘会被清空，装满了电脑会变慢。有别的盘就放到别的盘；只有这一个盘也能用，请打开自动备份，备份放到 U 盘或另一块硬盘。',
    isArchive: '已有的档案库，会打开它',
    chooseFolder: '选别的文件夹…',
    shop: '您的店铺',
    shops: '店铺名称',
    shopsHint: '例如：晨光灯饰旗舰店，按回车再写下一家',
    shopsWhy: '文件里没写店铺时用',
    ownAccounts: '我方账号',
    ownAccountsHint: '客服的昵称或账号，按回车再写下一个',
    ownAccountsWhy: '导入时就知道哪一边是自己人',
    person: '这台电脑的值班人',
    personHint: '您的姓名',
    personWhy: '签字、接收和记录都用这个名字',
    start: '开始使用',
    sample: '先看示例店铺',
    sampleHint:
      '一家编出来的灯饰店，三个月的聊天，十步看完。放在自己的档案库里，不和您的混在一起。',
    failed: '没有建成档案库',
    archives: '档案库',
    switchTo: (name: string) => `打开档案库：${name}`,
    notOpened: (where: string) => `打不开 ${where}，原来的档案库还开着`,
    lockedArchive: '已加密，要密码',
    encryptedArchive: '已加密',
    missing: '找不到了：文件夹被移走，或者盘没有接上',
    forget: '从列表里去掉',
    forgetOf: (name: string) => `从列表里去掉 ${name}`,
    forgotten: '已从列表里去掉，文件夹还在原处',
    isOpen: '正在使用',
    sampleName: '示例店铺',
  },
  {
    title: 'Keptword',
    sentence:
      'All exported chats in one archive: find what was said and promised, and hand shifts over with proof.',
    everythingLater: 'All of this can wait, and be changed later in Settings.',
    language: 'Language',
    where: 'Where the archive lies',
    whereHint:
      'One folder with every chat, original file and attachment. It stays on this computer; nothing is uploaded.',
    free: (size: string) => `${size} free`,
    isSystemDrive: 'System drive',
    systemDrive: 'This folder lies on the system drive',
    systemDriveWhy:
      'Setting the system up anew empties that drive, and a full one slows the computer down. Choose another drive if there is one. With this one alone it works too: keep automatic backups on, and let them go to a stick or another disk.',
    isArchive: 'An archive that is there; it will be opened',
    chooseFolder: 'Another folder…',
    shop: 'Your shop',
    shops: 'Names of shops',
    shopsHint: 'Type a name and press Enter',
    shopsWhy: 'For files that name no shop',
    ownAccounts: 'Own accounts',
    ownAccountsHint: 'Names or logins of your agents; Enter after each',
    ownAccountsWhy: 'So that an import knows which side is yours',
    person: 'Person at this desk',
    personHint: 'Your name',
    personWhy: 'Signs, acknowledges and records under this name',
    start: 'Start',
    sample: 'See the sample shop first',
    sampleHint:
      'An invented lamp shop with three months of chats, seen in ten steps. It has an archive of its own and never mixes with yours.',
    failed: 'The archive was not made',
    archives: 'Archives',
    switchTo: (name: string) => `Open archive: ${name}`,
    notOpened: (where: string) => `${where} cannot be opened; the archive before stays open`,
    lockedArchive: 'encrypted, asks for its passphrase',
    encryptedArchive: 'encrypted',
    missing: 'Not found: the folder was moved, or its drive is not connected',
    forget: 'Take off the list',
    forgetOf: (name: string) => `Take ${name} off the list`,
    forgotten: 'Taken off the list; the folder is where it was',
    isOpen: 'In use',
    sampleName: 'Sample shop',
  },
  tw.firstRunTexts,
);

/** Ten steps through the sample shop. */
export const tourTexts = texts(
  {
    tour: '导览',
    step: (n: number, of: number) => `第 ${n} 步，共 ${of} 步`,
    next: '下一步',
    previous: '上一步',
    go: '去看看',
    leave: '先到这里',
    finish: '看完了',
    left: (key: string) => `导览收起来了，在命令面板（${key}）里可以接着看`,
    finished: (key: string) => `十步都看完了，在命令面板（${key}）里可以再看一遍`,
    resume: '接着看导览',
    start: '看导览（十步）',
    key: '到导览',
    import: '导入',
    importWhat:
      '聊天记录从“导入”进来：文件、文件夹、压缩包，拖进来就行。示例店铺的文件已经导入，“导入记录”里有每一批的账。',
    search: '搜索',
    searchWhat: '在框里打“退款”。两个字就能找，任何时候的记录都找得到，不用整词。',
    context: '看前后文',
    contextWhat: (next: string, previous: string) =>
      `选一条结果按回车：那句话在当时的对话里，${next} 和 ${previous} 看下一条、上一条，Esc 回到原来那一行。`,
    promise: '确认一个承诺',
    promiseWhat: (key: string) =>
      `“待确认”里是从聊天里找到的承诺，由人来定。选一条，按 ${key} 就是“是承诺”。`,
    dispute: '处理一起纠纷',
    disputeWhat: (key: string) => `选一条，按 ${key} 受理：责任、期限、还缺什么证据，都写在右边。`,
    waiting: '谁还在等回复',
    waitingWhat: '买家最后一句还没人回的会话，按等了多久分栏，栏里等得最久的在最上面。',
    draft: '写交接',
    draftWhat: (key: string) =>
      `按 ${key}，选接班人：没了结的承诺、纠纷和等回复的买家自动列好，您只补下一步和负责人。`,
    sign: '签字和接收',
    signWhat: (key: string) =>
      `写齐了按 ${key} 签字，内容就冻结，有号有校验码。接班人逐件接收，可以复述，也可以退回。`,
    evidence: '证据包',
    evidenceWhat: (key: string) =>
      `在会话里选中消息按 ${key} 放进证据篮，再到这里打包：连同前后对话和校验码，谁都能核对有没有改过。`,
    backup: '备份',
    backupWhat:
      '每天自动备份一次，备完就打开核对。把备份放到 U 盘或另一块硬盘更稳妥：在“找一项设置”里打“备份”就到。',
  },
  {
    tour: 'Tour',
    step: (n: number, of: number) => `Step ${n} of ${of}`,
    next: 'Next',
    previous: 'Back',
    go: 'Show me',
    leave: 'Leave for now',
    finish: 'Done',
    left: (key: string) => `The tour is put away; the command palette (${key}) takes it up again`,
    finished: (key: string) =>
      `All ten steps are seen; the command palette (${key}) shows them again`,
    resume: 'Go on with the tour',
    start: 'Take the tour (ten steps)',
    key: 'To the tour',
    import: 'Import',
    importWhat:
      'Chats come in through Import: files, folders, archives, just drop them. Those of the sample shop are in; “Past imports” accounts for every batch.',
    search: 'Search',
    searchWhat:
      'Type 退款 (refund) into the box. Two characters are enough, at any age, in the middle of a word too.',
    context: 'See it in context',
    contextWhat: (next: string, previous: string) =>
      `Choose a hit and press Enter: the words stand in their conversation. ${next} and ${previous} walk the hits, Esc leads back to the same row.`,
    promise: 'Confirm a promise',
    promiseWhat: (key: string) =>
      `“To confirm” holds the promises that were found in chats; a person decides. Choose one and press ${key}.`,
    dispute: 'Take on a dispute',
    disputeWhat: (key: string) =>
      `Choose one and press ${key} to accept it: cause, deadline and the evidence that is missing stand at the right.`,
    waiting: 'Who is still waiting',
    waitingWhat:
      'Conversations in which nobody answered the customer, by how long they wait; the longest wait of each column comes first.',
    draft: 'Draft a handover',
    draftWhat: (key: string) =>
      `Press ${key} and name who takes over: open promises, disputes and waiting customers are listed for you. You add next steps and owners.`,
    sign: 'Sign and acknowledge',
    signWhat: (key: string) =>
      `When nothing is missing, ${key} signs: the note is frozen, with a number and a hash. Who takes over accepts each item, reads it back, or refuses it.`,
    evidence: 'Evidence package',
    evidenceWhat: (key: string) =>
      `${key} puts selected messages of a conversation into the basket; pack them here, with what was said around them and hashes that anyone can check.`,
    backup: 'Backup',
    backupWhat:
      'A backup is made every day and opened to check it. Let it go to a stick or another disk: type “backup” under “Find a setting”.',
  },
  tw.tourTexts,
);
