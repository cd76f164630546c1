import { DateTime } from 'luxon';
import type { OrderIssue } from '../../../shared/contract/metrics.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Order } from '../../../shared/domain/metrics/sales.ts';
import { readCsv, type CsvRow } from '../system/read-csv.ts';

export interface ReadOrder extends Order {
  readonly line: number;
}

/** What a column of an order table is, by the words that platforms and shop systems write over it. */
const headers = {
  orderNo: ['订单编号', '订单号', '主订单编号', '主订单号', '交易单号', 'order', 'ordernumber'],
  shop: ['店铺名称', '店铺', '商家名称', 'shop', 'store'],
  buyer: [
    '买家会员名',
    '买家昵称',
    '买家',
    '会员名',
    '下单帐号',
    '下单账号',
    '客户账号',
    '客户名',
  ].concat(['buyer', 'customer', 'buyername', 'customername', 'billingname']),
  orderedAt: [
    '订单创建时间',
    '创建时间',
    '下单时间',
    '订单提交时间',
    '拼单时间',
    '提交时间',
  ].concat(['createdat', 'created', 'orderedat', 'orderdate', 'ordertime']),
  paidAt: [
    '订单付款时间',
    '付款时间',
    '支付时间',
    '支付完成时间',
    '付款确认时间',
    '拼单成功时间',
  ].concat(['paidat', 'paid', 'paymenttime', 'paymentdate']),
  paidCents: [
    '买家实际支付金额',
    '实付金额',
    '实付款',
    '用户实付金额',
    '实收款',
    '应付金额',
  ].concat(['订单应付金额', '总金额', '金额', 'total', 'amount', 'paidamount']),
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Column = keyof typeof headers;

const needed: readonly Column[] = ['orderNo', 'orderedAt', 'paidAt', 'paidCents'];

/** The orders of a table (CSV, UTF-8 or GB18030). A row that cannot be read is an issue, never a guess. */
export function readOrders(
  bytes: Uint8Array,
  zone: string,
): { readonly orders: ReadOrder[]; readonly issues: OrderIssue[] } {
  const [header, ...rows] = readCsv(bytes);
  const columns = columnsOf(header?.cells ?? []);
  const missing = needed.filter((column) => columns[column] === undefined);
  if (missing.length > 0) {
    const names = missing.map((column) => headers[column][0]).join(', ');
    throw new AppError('unsupported-format', `The table has no column ${names}.`, {
      missing: names,
    });
  }
  const orders = new Map<string, ReadOrder>();
  const issues: OrderIssue[] = [];
  for (const row of rows) {
    const read = readRow(columns, row, zone);
    if (typeof read === 'string') issues.push({ line: row.line, reason: read, excerpt: cut(row) });
    else if (orders.has(read.orderNo)) {
      const reason = 'The order stands further above already.';
      issues.push({ line: row.line, reason, excerpt: cut(row) });
    } else orders.set(read.orderNo, read);
  }
  return { orders: [...orders.values()], issues };
}

function columnsOf(cells: readonly string[]): Partial<Record<Column, number>> {
  const plain = cells.map(plainHeader);
  const columns: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(headers) as Column[]) {
    // The first name that fits: 实付金额 goes before 总金额 where a table has both.
    const name = headers[column].find((each) => plain.includes(each));
    if (name !== undefined) columns[column] = plain.indexOf(name);
  }
  return columns;
}

/** `订单付款时间 ` and `Paid at (UTC)` alike: no spaces, no remarks in brackets. */
function plainHeader(cell: string): string {
  return plainCell(cell)
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[\s_-]/g, '')
    .toLowerCase();
}

/** The order, or why the row is none. */
function readRow(
  columns: Partial<Record<Column, number>>,
  { cells, line }: CsvRow,
  zone: string,
): ReadOrder | string {
  const cell = (column: Column): string => {
    const at = columns[column];
    return at === undefined ? '' : plainCell(cells[at] ?? '');
  };
  const orderNo = cell('orderNo').replace(/\s/g, '');
  if (orderNo === '') return 'The row has no order number.';
  const orderedAt = timeOf(cell('orderedAt'), zone);
  if (orderedAt === null) return 'The time of the order cannot be read.';
  const paidWords = cell('paidAt');
  const paidAt = paidWords === '' || paidWords === '-' ? null : timeOf(paidWords, zone);
  if (paidAt === null && paidWords !== '' && paidWords !== '-') {
    return 'The time of the payment cannot be read.';
  }
  const paidCents = paidAt === null ? null : centsOf(cell('paidCents'));
  if (paidAt !== null && paidCents === null) return 'The amount cannot be read.';
  const buyer = cell('buyer');
  return {
    line,
    orderNo: orderNo.toUpperCase(),
    shop: cell('shop'),
    buyer: buyer === '' ? null : buyer,
    orderedAt,
    paidAt,
    paidCents,
  };
}

/** Without what keeps spreadsheets from rounding long numbers: `="123"`, an apostrophe, a tab. */
function plainCell(cell: string): string {
  const text = cell.trim();
  return (/^="(.*)"$/.exec(text)?.[1] ?? text.replace(/^'/, '')).trim();
}

function timeOf(words: string, zone: string): number | null {
  const said =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(
      words,
    );
  const time = said
    ? DateTime.fromObject(
        {
          year: Number(said[1]),
          month: Number(said[2]),
          day: Number(said[3]),
          hour: Number(said[4] ?? 0),
          minute: Number(said[5] ?? 0),
          second: Number(said[6] ?? 0),
        },
        { zone },
      )
    : DateTime.fromISO(words.replace(' ', 'T').replace(/ ?([+-]\d{2}):?(\d{2})$/, '$1:$2'), {
        zone,
      });
  return time.isValid ? time.toMillis() : null;
}

function centsOf(words: string): number | null {
  const plain = words.normalize('NFKC').replace(/[¥￥$€,\s元]/g, '');
  return /^\d+(\.\d{1,4})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

function cut({ cells }: CsvRow): string {
  return cells.join(' | ').slice(0, 120);
}
