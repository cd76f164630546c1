import type { Columns } from '../../../../shared/contract/imports.ts';

export type TableField = keyof Columns;
/** What a column of roles holds besides words: 1 for the customer's side, or 1 for the shop's. */
export type RoleSense = 'words' | 'one-is-customer' | 'one-is-agent';

/** Header names by field, most telling first; compared as `plainHeader` leaves them. */
const synonyms: Readonly<Record<TableField, readonly string[]>> = {
  time: [
    '发送时间',
    '消息时间',
    '聊天时间',
    '时间',
    '日期时间',
    '创建时间',
    '咨询时间',
    'strtime',
    'sentdatetime',
    'sentat',
    'timesent',
    'createdat',
    'createtime',
    'createdtime',
    'createddatetime',
    'timestamp',
    '时间戳',
    '发送时间戳',
    '消息时间戳',
    'datetime',
    'senttime',
    'messagetime',
    'sendtime',
    'time',
    'chatdate',
    'chattime',
    '日期+时间',
    '会话时间',
    '对话时间',
    '发言时间',
    '回复时间',
    'sentdate',
    'formattedtime',
    'localtime',
    'ts',
    'messagedate',
    'messagetimestamp',
    'msgtime',
    'msgtimestamp',
    'clienttimestamp',
    'servertimestamp',
    'originalarrivaltime',
    'createddate',
    'createdon',
    'datecreated',
    'createat',
    'postcreationtime',
    'datesent',
    'postedat',
    '消息发送时间',
    '送信時刻',
    'received',
    'receivedat',
    'occurredat',
    'originserverts',
    'tsdate',
    'at',
    'when',
    'hour',
    'created',
    '時間',
    '發送時間',
    '傳送時間',
    '訊息時間',
    '日期時間',
    '日時',
    '送信日時',
    '時刻',
    '시간',
    '일시',
    '보낸시간',
    'uhrzeit',
    'zeit',
    'zeitstempel',
    'heure',
    'horodatage',
    'hora',
    'fechahora',
    'fechayhora',
    'datahora',
    'время',
    'датаивремя',
    'датавремя',
  ],
  date: [
    '发送日期',
    '消息日期',
    '日期',
    'date',
    'day',
    '發送日期',
    '送信日',
    '傳送日期',
    '날짜',
    'datum',
    'fecha',
    'дата',
  ],
  sender: [
    '发送人',
    '发送者',
    '发送者昵称',
    '发送方',
    '发话者',
    '发送账号',
    '发言人',
    '发件人',
    '昵称',
    '发送人昵称',
    '发送方名称',
    '发送方昵称',
    '发送人名称',
    '发送者名称',
    '发送人姓名',
    '消息发送人',
    '消息发送者',
    '消息发送方',
    '用户名',
    'sendername',
    'sender',
    'sendernick',
    'sendernickname',
    'author',
    'authorname',
    'authornickname',
    'authorusername',
    'authorfullname',
    'creatorfullname',
    'senderfullname',
    'sendern',
    'from',
    'fromname',
    'fromuser',
    'username',
    'user',
    'speaker',
    'nickname',
    'senderusername',
    'senderdisplayname',
    'userdisplayname',
    'userrealname',
    'userlogin',
    'uusername',
    'uname',
    'fromprintname',
    'fromusername',
    'fromfirstname',
    'senderid',
    'fromid',
    'userid',
    'uid',
    '说话人',
    '姓名',
    'nick',
    'name',
    '客服',
    'authordisplayname',
    'creatorname',
    '送信者名',
    'by',
    '消息来源',
    'displayname',
    'authorid',
    'fromnumber',
    'fromnick',
    'fromaccount',
    'poster',
    'postedby',
    'speakeridx',
    'sourcename',
    'sourcenumber',
    'sourceserviceid',
    'sourceuuid',
    '發送者',
    '發送人',
    '傳送者',
    '傳送者名稱',
    '寄件者',
    '發言人',
    '暱稱',
    '送信者',
    '発言者',
    '名前',
    'ユーザー',
    '보낸사람',
    '발신자',
    '작성자',
    '이름',
    'absender',
    'verfasser',
    'auteur',
    'expéditeur',
    'remitente',
    'autor',
    'usuario',
    'remetente',
    'отправитель',
    'автор',
  ],
  text: [
    '消息内容',
    '聊天内容',
    '发送内容',
    '对话内容',
    '内容',
    '消息',
    '文本',
    '正文',
    'strcontent',
    'messagecontent',
    'content',
    'contents',
    'chattext',
    'bodytext',
    'text',
    'message',
    'body',
    'messagetext',
    'contenttext',
    'textcontent',
    'msgcontent',
    'msgtext',
    'messagebody',
    'msgbody',
    'postmessage',
    'payloadbodies',
    'bodies',
    'textbody',
    'plaintext',
    'utterance',
    'utterances',
    'turntext',
    'msg',
    '信息',
    '发言内容',
    '文本内容',
    '聊天记录',
    '对话记录',
    '会话内容',
    '沟通记录',
    '沟通内容',
    'chathistory',
    'chatlog',
    'transcript',
    'conversationtext',
    'chat',
    'contentbody',
    '发言',
    '留言内容',
    '內容',
    '訊息',
    '訊息內容',
    '對話內容',
    '聊天內容',
    '發言內容',
    'メッセージ',
    '本文',
    '発言',
    '内容文',
    '메시지',
    '내용',
    'nachricht',
    'mensaje',
    'mensagem',
    'messaggio',
    'сообщение',
    'текст',
  ],
  conversation: [
    '会话id',
    '会话标识',
    '会话编号',
    '会话',
    '对话id',
    '对话编号',
    '客户id',
    '买家id',
    '客户名',
    '客户',
    '买家昵称',
    '买家',
    '顾客',
    'conversationid',
    'convoid',
    'convid',
    'conversation',
    'threadid',
    'chatid',
    'sessionid',
    'session',
    'talkername',
    'talker',
    'talkerid',
    'buyer',
    'buyernick',
    'buyerid',
    'customername',
    'customerid',
    'customer',
    'dialogueid',
    'dialogid',
    'ticketid',
    'roomname',
    'roomid',
    'groupname',
    'groupid',
    'channel',
    'contact',
    'contactname',
    'visitor',
    'visitorid',
    'visitorname',
    '访客',
    '访客id',
    '访客名称',
    '會話id',
    '對話id',
    '客戶',
    '買家',
    '顧客',
  ],
  role: [
    '账号类型',
    '角色',
    '发送者角色',
    '身份',
    '发送者类型',
    '发送方类型',
    '消息方向',
    '收发类型',
    '方向',
    '对象',
    'senderrole',
    'sendertype',
    'role',
    'direction',
    'authortype',
    'authorrole',
    'fromrole',
    'fromtype',
    'usertype',
    'speakerrole',
    'speakertype',
    'messagefrom',
    '送信者タイプ',
    '傳送者類型',
    'incoming',
    'inbound',
    'isagent',
    'isself',
    'issender',
    'issend',
    'waitersend',
  ],
  order: [
    '订单号',
    '订单编号',
    '订单id',
    '关联订单',
    'orderid',
    'orderno',
    'ordersn',
    'ordernumber',
    'order',
  ],
  id: ['消息id', '消息编号', 'msgid', 'messageid', 'tweetid', 'msgsvrid'],
};
const fields = Object.keys(synonyms) as TableField[];
const allNames: ReadonlySet<string> = new Set(Object.values(synonyms).flat());

/** Maps headers to fields: by hand where a person has, else by the names that exports use. */
export function mapColumns(headers: readonly string[], byHand: Columns = {}): Columns {
  const plain = headers.map(plainHeader);
  // Records that lie in another one have its key in front: `message.ts`.
  const inner = headers.map((header) => plainHeader(header.slice(header.indexOf('.') + 1)));
  // When somebody was last seen, or came, dates no message: `from.when`, `author.created_at`.
  const notOfPeople = inner.map((name, index) => (ofPerson.test(headers[index]!) ? '' : name));
  const columns: Columns = {};
  const taken = new Set<string>();
  for (const field of fields) {
    const chosen = byHand[field];
    if (chosen === undefined) continue;
    columns[field] = chosen;
    taken.add(chosen);
  }
  const isHeader = plain.some((header) => allNames.has(header));
  // Rows above a header, and lines that are no rows, have none of the names.
  for (const field of isHeader ? fields : []) {
    if (columns[field] !== undefined) continue;
    const among = (names: readonly string[]): number | undefined =>
      synonyms[field]
        .map((name) => names.indexOf(name))
        .find((index) => index >= 0 && !taken.has(headers[index] ?? ''));
    const found = among(plain) ?? among(field === 'time' ? notOfPeople : inner);
    const header = found === undefined ? undefined : headers[found];
    if (header === undefined) continue;
    columns[field] = header;
    taken.add(header);
  }
  // Who talks in a room is named beside it; elsewhere the talker is the chat.
  const room = headers[plain.indexOf('roomname')];
  const talker = ['talkername', 'talker'].map((name) => headers[plain.indexOf(name)]).find(Boolean);
  const isOwn = byHand.conversation !== undefined || columns.sender !== undefined;
  if (room !== undefined && talker !== undefined && !isOwn) {
    columns.conversation = room;
    columns.sender = talker;
  }
  // A lone date column with times in it is the time.
  if (columns.time === undefined && columns.date !== undefined) {
    columns.time = columns.date;
    delete columns.date;
  }
  return columns;
}

const ofPerson = /^(?:from|to|sender|user|author|owner|member|contact)\./i;

/** Position of a mapped column, from 0; `#3` is the third. Undefined where there is none. */
export function columnIndex(
  headers: readonly string[],
  column: string | undefined,
): number | undefined {
  if (column === undefined) return undefined;
  const exact = headers.indexOf(column);
  if (exact >= 0) return exact;
  const number = /^#(\d+)$/.exec(column)?.[1];
  if (number !== undefined) return Number(number) - 1;
  const loose = headers.map(plainHeader).indexOf(plainHeader(column));
  return loose >= 0 ? loose : undefined;
}

/** How a column of ones and zeros is meant, by its header. */
export function roleSense(header: string | undefined): RoleSense {
  const plain = plainHeader(header ?? '');
  if (plain === 'inbound' || plain === 'incoming') return 'one-is-customer';
  return onesOfTheShop.includes(plain) ? 'one-is-agent' : 'words';
}

const onesOfTheShop = ['issender', 'issend', 'isself', 'isagent', 'waitersend'];

/** A header without what programs put around it: `="发送时间(北京时间)"`, `message.text`, BOM, case. */
export function plainHeader(header: string): string {
  const bare = header.replace(/[\s_"'=.\ufeff\u3000-]/gu, '').toLowerCase();
  return bare.replace(/(?<=.)[(（][^()（）]*[)）]$/u, '');
}
