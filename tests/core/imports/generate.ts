const rule = '='.repeat(64);
const dashes = '-'.repeat(28);

/** A WangWang export of `count` messages, fifty a buyer, ten seconds apart. */
export function wangwangChat(count: number): string {
  const lines = ['灯铺:小红', rule, `${' '.repeat(31)}单聊${' '.repeat(29)}`, rule];
  for (let i = 0; i < count; i++) {
    const buyer = `买家${Math.floor(i / 50)}`;
    if (i % 50 === 0) lines.push(`${dashes}${buyer}${dashes}`);
    const time = new Date(Date.UTC(2026, 0, 1) + i * 10_000).toISOString().slice(0, 19);
    const sender = i % 2 === 0 ? buyer : '灯铺:小红';
    lines.push(`${sender}(${time.replace('T', ' ')}):  第${i}句话`);
  }
  return `${lines.join('\n')}\n`;
}
