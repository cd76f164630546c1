import { describe, expect, it } from 'vitest';
import { readableText } from '../../../../electron/core/imports/formats/slack/text.ts';
import { read } from '../read.ts';
import { zipOf } from '../xlsx.ts';

const names = {
  person: (id: string) => (id === 'U1' ? 'mei' : null),
  channel: (id: string) => (id === 'C1' ? 'orders' : null),
};

describe("Slack's marks in a text", () => {
  it.each([
    ['hi <@U1>, <@U2> and <@U3|ann>', 'hi @mei, @U2 and @ann'],
    ['<#C1> <#C2|help> <#C3>', '#orders #help #C3'],
    ['<!here> <!subteam^S1|@team> <!date^1^{date}|today>', '@here @team today'],
    ['<https://a.example/?a=1&amp;b=2>', 'https://a.example/?a=1&b=2'],
    ['<https://a.example|the shop>', 'the shop (https://a.example)'],
    ['<http://a.example|a.example> <mailto:a@b.c|a@b.c>', 'http://a.example a@b.c'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt; <not a mark>', '&lt; <not a mark>'],
  ])('%s', (written, shown) => {
    expect(readableText(written, names)).toBe(shown);
  });
});

describe('a Slack export', () => {
  it('keeps two messages of one millisecond apart by their microseconds', async () => {
    const said = (ts: string) => ({ type: 'message', user: 'U1', text: 'ok', ts });
    const found = await read(
      JSON.stringify([said('1705312801.999100'), said('1705312801.999200')]),
    );
    expect(found.messages.map(({ sentAt }) => sentAt)).toEqual([1705312801999, 1705312801999]);
  });

  it('refuses a list of people that was given alone, with what to do', async () => {
    const users = [{ id: 'U0AAAAAA1', name: 'mei', profile: { display_name: 'mei' } }];
    await expect(read(JSON.stringify(users))).rejects.toMatchObject({
      code: 'unsupported-format',
      message: expect.stringContaining('whole zip or folder') as string,
    });
  });

  it('does not take the first reply of a thread for another message where it is the parent', async () => {
    const parent = { type: 'message', user: 'U1', text: 'parent', ts: '1705312800.000100' };
    const reply = { ...parent, text: 'reply', ts: '1705312801.000100' };
    const messages = [{ ...parent, slackdump_thread_replies: [parent, reply] }];
    const found = await read(JSON.stringify({ channel_id: 'C1', messages }));
    expect(found.messages.map(({ text }) => text)).toEqual(['parent', 'reply']);
  });

  it('joins the names of people where somebody shortened the times, or took them out', async () => {
    const said = (user: string, ts: string | undefined, text: string) => {
      return { type: 'message', user, ts, text };
    };
    const files = {
      'users.json': ['mei', 'bo'].map((name, at) => ({ id: `U${at}`, name })),
      'orders/2026-01-01.json': [said('U0', '7.000', 'is it sent?'), said('U1', '8.25', 'yes')],
      'orders/2026-01-02.json': [said('U0', undefined, 'thank you')],
    };
    const written = Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)]);
    const found = await read(await zipOf(Object.fromEntries(written)), {}, 'export.zip');
    expect(found.messages.map(({ sender, sentAt, text }) => [sender, sentAt, text])).toEqual([
      ['mei', 7000, 'is it sent?'],
      ['bo', 8250, 'yes'],
      ['mei', null, 'thank you'],
    ]);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['bad-time']);
  });

  it('keeps the replies of a thread where no times were left', async () => {
    const parent = { type: 'message', text: 'sent?' };
    const messages = [{ ...parent, slackdump_thread_replies: [{ ...parent, text: 'yes' }] }];
    const found = await read(JSON.stringify({ messages }));
    expect(found.messages.map(({ text }) => text)).toEqual(['sent?', 'yes']);
  });

  it('is none where records of another program have a type and a text', async () => {
    const records = [{ type: 'message', user: 'deploy', text: 'started', ts: '12' }];
    const found = await read(JSON.stringify(records)).catch(() => ({ format: null }));
    expect(found.format).not.toMatch(/^slack/);
  });
});
