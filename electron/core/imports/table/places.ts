import type { Role } from '../../../../shared/model/message.ts';
import type { RoleWords } from '../format.ts';
import { columnIndex, plainHeader, roleSense } from './columns.ts';
import type { Layout } from './layout.ts';
import { roleOfWords } from './role.ts';

/** Where the cells of a row stand that a message is made of; undefined where a table has none such. */
export function placesOf(layout: Layout, roleWords: RoleWords | undefined) {
  const { headers, columns } = layout;
  const plain = headers.map(plainHeader);
  const first = (names: readonly string[]): number | undefined => {
    const found = names.map((name) => plain.indexOf(name)).find((index) => index >= 0);
    return found;
  };
  const conversation = columnIndex(headers, columns.conversation);
  const isCustomer = customerHeader.test(plain[conversation ?? -1] ?? '');
  const role = columnIndex(headers, columns.role);
  const customer = first(customerNames) ?? (isCustomer ? conversation : undefined);
  const agent = first(agentNames);
  const isNameOfBoth = agent === undefined && namesBoth(layout, customer, role, roleWords);
  return {
    time: columnIndex(headers, columns.time),
    date: columnIndex(headers, columns.date),
    sender: columnIndex(headers, columns.sender) ?? (isNameOfBoth ? customer : undefined),
    text: columnIndex(headers, columns.text) ?? 0,
    conversation,
    role,
    order: columnIndex(headers, columns.order),
    id: columnIndex(headers, columns.id),
    customer,
    agent,
    /** Who speaks has a column for each side. */
    isBySide: hasSideColumns(layout),
    internal: first([
      'isinternal',
      'internal',
      'isprivate',
      'private',
      'isnote',
      '是否内部',
      '内部',
    ]),
    public: first(['ispublic', 'public', '是否公开']),
    type: first(['messagetype', 'msgtype', 'parttype', 'type', '消息类型', 'visibility']),
    replyTo: first([
      'inresponsetotweetid',
      'replyto',
      'replytoid',
      'inreplyto',
      'replytomessageid',
    ]),
  };
}

/**
 * True where the column of customers names the shop's people in their rows: whoever speaks for the shop
 * there speaks as no customer.
 */
function namesBoth(
  { columns, rows }: Layout,
  customer: number | undefined,
  role: number | undefined,
  roleWords: RoleWords | undefined,
): boolean {
  if (columns.sender !== undefined || customer === undefined || role === undefined) return false;
  const sense = roleSense(columns.role);
  const namesOf = (side: Role): string[] =>
    rows
      .filter((row) => roleOfWords(row[role] ?? '', roleWords, sense) === side)
      .map((row) => (row[customer] ?? '').trim());
  const buyers = new Set(namesOf('customer'));
  const people = namesOf('agent');
  return (
    buyers.size > 0 && people.length > 0 && people.every((name) => name !== '' && !buyers.has(name))
  );
}

/** True of a table that names who speaks in one of two columns, and leaves the other one empty. */
export function hasSideColumns({ headers, columns, rows }: Layout): boolean {
  if (columns.sender !== undefined || columns.role !== undefined || rows.length === 0) return false;
  const plain = headers.map(plainHeader);
  const [customer, agent] = [customerNames, agentNames].map((names) =>
    plain.findIndex((header) => names.includes(header)),
  );
  if (customer === undefined || agent === undefined || customer < 0 || agent < 0) return false;
  const isTold = (row: readonly string[], index: number): boolean => (row[index] ?? '') !== '';
  return rows.every((row) => isTold(row, customer) !== isTold(row, agent));
}

const customerNames = [
  '买家昵称',
  '买家名称',
  '客户昵称',
  '客户名称',
  '客户姓名',
  '访客昵称',
  '访客名称',
  '访客姓名',
  '顾客昵称',
  '用户昵称',
  'buyernick',
  'buyername',
  'customername',
  'clientname',
  'client',
  'visitorname',
];
const agentNames = [
  '客服',
  '客服昵称',
  '客服姓名',
  '客服名称',
  '接待客服',
  '客服账号',
  'agent',
  'agentname',
  'waiter',
];

const customerHeader = /^(?:买家|客户|顾客)(?:id|名|昵称)?$|^(?:buyer|customer)(?:nick|name|id)?$/u;
