import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

describe('a KakaoTalk export', () => {
  it('has notices with a colon behind their time, and none is glued to a message', async () => {
    const found = await read(
      [
        'Talk_2026.3.2 10_00-1.txt',
        '저장한 날짜 : 2026. 3. 2. 10:00',
        '',
        '2026년 3월 1일 일요일',
        '2026. 3. 1. 09:12: 조명가게님이 들어왔습니다.',
        '2026. 3. 1. 09:13, 조명가게 : 램프 왔어요',
        '2026. 3. 1. 21:15: 메시지가 삭제되었습니다.',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      ' | 2026-03-01T09:12 | 조명가게님이 들어왔습니다.',
      '조명가게 | 2026-03-01T09:13 | 램프 왔어요',
      ' | 2026-03-01T21:15 | 메시지가 삭제되었습니다.',
    ]);
    expect(found.messages.map(({ isSystem }) => isSystem)).toEqual([true, false, true]);
    expect(found.conversations.map(({ title }) => title)).toEqual(['Talk_2026.3.2 10_00-1']);
    expect(found.issues).toEqual([]);
  });

  it('that was shared has the day before the time in brackets', async () => {
    const found = await read(
      '[미나] [2026. 3. 1. 오전 9:12] 램프 [둥근 것] 왔어요\n[준호] [2026. 3. 1. 오후 1:05] 네\n둘째 줄\n',
    );
    expect(found.format).toBe('kakaotalk-txt');
    expect(lines(found)).toEqual([
      '미나 | 2026-03-01T09:12 | 램프 [둥근 것] 왔어요',
      '준호 | 2026-03-01T13:05 | 네\n둘째 줄',
    ]);
  });

  it('may name the day of the week and the second', async () => {
    const found = await read(
      [
        '2026년 3월 1일 일요일 오전 9:12',
        '2026년 3월 1일 일요일 오전 9:12, 미나 : 램프',
        '2026년 3월 1일 오후 1:02:03, 준호 : 네',
        '2026-03-02 월요일',
        '[미나] [오전 12:00] 자정',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '미나 | 2026-03-01T09:12 | 램프',
      '준호 | 2026-03-01T13:02:03 | 네',
      '미나 | 2026-03-02T00:00 | 자정',
    ]);
  });

  it('may have no bracket around the time where no line has one', async () => {
    const day = '--------------- Sunday, March 1, 2026 ---------------\n';
    const bare = '[Mina] 9:12 AM are they in\n[Jun] 1:05 PM yes\n[note] at 2:00 PM\n';
    expect(lines(await read(day + bare))).toEqual([
      'Mina | 2026-03-01T09:12 | are they in',
      'Jun | 2026-03-01T13:05 | yes\n[note] at 2:00 PM',
    ]);
    const bracketed = '[Mina] [9:12 AM] plan:\n[Jun] 1:05 PM lamps\n[Jun] [1:06 PM] ok\n';
    expect(lines(await read(day + bracketed))).toEqual([
      'Mina | 2026-03-01T09:12 | plan:\n[Jun] 1:05 PM lamps',
      'Jun | 2026-03-01T13:06 | ok',
    ]);
  });

  it('of an old phone in English has the time before the day', async () => {
    const found = await read(
      [
        'KakaoTalk Chats with Lamps',
        'Date Saved : 9:15PM, March 2, 2016',
        '',
        '9:14PM, March 1, 2016, Mina : are they in',
        '12:05AM, March 2, 2016, Jun : yes',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      'Mina | 2016-03-01T21:14 | are they in',
      'Jun | 2016-03-02T00:05 | yes',
    ]);
  });

  it('may have no space before the colon where no line has one, and notices stay notices', async () => {
    const said = '2026. 3. 1. 오전 9:12, 미나: 램프: 둥근 것\n2026. 3. 1. 오후 1:05, 준호: 네\n';
    const notice = '2026. 3. 1. 오후 1:06, 준호님이 나갔습니다.\n';
    expect(lines(await read(said + notice))).toEqual([
      '미나 | 2026-03-01T09:12 | 램프: 둥근 것',
      '준호 | 2026-03-01T13:05 | 네',
      ' | 2026-03-01T13:06 | 준호님이 나갔습니다.',
    ]);
    const spaced = '2026. 3. 1. 오전 9:12, 미나 : 네\n2026. 3. 1. 오후 1:05, 공지: 램프\n';
    expect(lines(await read(spaced)).at(-1)).toBe(' | 2026-03-01T13:05 | 공지: 램프');
  });

  it('may have the time alone before a name, under the line of its day', async () => {
    const found = await read(
      [
        '램프 모임 카카오톡 대화',
        '저장한 날짜 : 2026년 3월 2일 오전 10:00',
        '',
        '2026년 3월 1일 일요일',
        '오전 12:05, 미나 : 늦었네요',
        '둘째 줄',
        '오후 1:30, 준호님이 나갔습니다.',
        '2026년 3월 2일 월요일',
        '오후 12:00, 미나 : 점심',
      ].join('\n'),
    );
    expect(found.format).toBe('kakaotalk-txt');
    expect(lines(found)).toEqual([
      '미나 | 2026-03-01T00:05 | 늦었네요\n둘째 줄',
      ' | 2026-03-01T13:30 | 준호님이 나갔습니다.',
      '미나 | 2026-03-02T12:00 | 점심',
    ]);
  });

  it.each([
    [
      'KakaoTalk Chats with Lamps',
      'Date Saved : Mar 2, 2026 10:00',
      'March 1, 2026',
      'March 1, 2026, 9:12 AM',
    ],
    [
      'Lamps KakaoTalk Chats',
      'Date Saved : Mar 2, 2026 at 10:00',
      'Sunday, March 1, 2026',
      'Mar 1, 2026 at 9:12\u202fAM',
    ],
    [
      'Lamps님과의 카카오톡 대화',
      '저장한 날짜 : 2026. 3. 2. 10:00',
      '2026. 3. 1. 일요일',
      '2026. 3. 1. 오전 9:12',
    ],
    [
      'Lamps',
      '저장한 날짜 : 2026-03-02 10:00:00',
      '2026년 3월 1일 일요일',
      '2026년 3월 1일 오전 9:12',
    ],
  ])('is named in its first line: %s', async (title, saved, day, time) => {
    const chat = [title, saved, '', day, `${time}, Ann : hi`, 'more', '', day, `${time}, Bob : yo`];
    const found = await read(chat.join('\n'));
    expect(lines(found)).toEqual([
      'Ann | 2026-03-01T09:12 | hi\nmore',
      'Bob | 2026-03-01T09:12 | yo',
    ]);
    expect(found.conversations.map((each) => each.title)).toEqual(['Lamps']);
    expect(found.issues).toEqual([]);
  });

  it('without any line of a day has messages without a time', async () => {
    const chat =
      '램프방\n저장한 날짜 : 2026-03-02 10:00:00\n\n[미나] [오전 9:05] 안녕\n[준호] [오전 9:06] 네';
    expect(lines(await read(chat))).toEqual(['미나 | null | 안녕', '준호 | null | 네']);
  });

  it('knows names in brackets and what KakaoTalk says without a time', async () => {
    const notices = [
      '서연님이 들어왔습니다.운영정책을 위반한 메시지로 신고 접수 시 이용이 제한될 수 있습니다.',
      '방장이 미나님에서 준호님으로 변경되었습니다.',
      '서연님이 포스트를 공유했습니다.',
      '삭제된 메시지입니다.',
    ];
    const chat = [
      '램프방 님과 카카오톡 대화',
      '저장한 날짜 : 2026-03-02 10:00:00',
      '',
      '--------------- 2026년 3월 1일 일요일 ---------------',
      '[미나[점장]] [오전 9:05] 안녕',
      '[준호] [오전 9:06] [사진]',
      ...notices,
      '[미나[점장]] [오전 9:07] 네',
    ];
    const found = await read(chat.join('\n'));
    expect(lines(found)).toEqual([
      '미나[점장] | 2026-03-01T09:05 | 안녕',
      '준호 | 2026-03-01T09:06 | [사진]',
      ...notices.map((notice) => ` | null | ${notice}`),
      '미나[점장] | 2026-03-01T09:07 | 네',
    ]);
  });

  it('in rows has texts that go on in lines of their own, without quotes', async () => {
    const found = await read(
      'Date,User,Message\n2026-03-01 09:05:00,"미나","램프"\n두 개, 그리고, 전구\n셋째 줄\n2026-03-01 09:06:00,"준호","네"\n끝\n',
      {},
      'rows.csv',
    );
    expect(lines(found)).toEqual([
      '미나 | 2026-03-01T09:05:00 | 램프\n두 개, 그리고, 전구\n셋째 줄',
      '준호 | 2026-03-01T09:06:00 | 네\n끝',
    ]);
  });

  it('in rows keeps a message whose time cannot be read', async () => {
    const found = await read(
      'Date,User,Message\n2026-03-01 09:05:00,"미나","램프"\n어제,"미나","네"\n',
      {},
      'rows.csv',
    );
    expect(lines(found)).toEqual(['미나 | 2026-03-01T09:05:00 | 램프', '미나 | null | 네']);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['bad-time']);
  });

  it('in rows tells of leaving in the name of nobody', async () => {
    const found = await read(
      'Date,User,Message\n"2026-03-01 09:05:00","미나","안녕"\n"2026-03-01 09:06:00","","준호님이 나갔습니다."\n',
      {},
      'rows.csv',
    );
    expect(found.messages.map(({ isSystem }) => isSystem)).toEqual([false, true]);
  });
});

describe('what was copied out of KakaoTalk', () => {
  it('has messages without a day, and what KakaoTalk says between them', async () => {
    const found = await read(
      [
        '[미나] [오전 9:15] 램프 있어요?',
        '준호님이 들어왔습니다.',
        '[조명가게] [오후 1:16] 네',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '미나 | null | 램프 있어요?',
      ' | null | 준호님이 들어왔습니다.',
      '조명가게 | null | 네',
    ]);
  });

  it('may name a day inside of a message, without the rules of the export', async () => {
    const found = await read(
      [
        '조명가게 님과 카카오톡 대화',
        '--------------- 2026년 3월 5일 목요일 ---------------',
        '[미나] [오전 9:00] 주문한 날은',
        '2026년 3월 1일 일요일',
        '이었어요',
        '[조명가게] [오전 9:05] 확인할게요',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '미나 | 2026-03-05T09:00 | 주문한 날은\n2026년 3월 1일 일요일\n이었어요',
      '조명가게 | 2026-03-05T09:05 | 확인할게요',
    ]);
  });

  it('of a computer in English has a row of nobody for what was deleted', async () => {
    const found = await read(
      'Date,User,Message\n2026-03-01 09:12:00,Mina,"are they in\nall of them"\n,,The message has been deleted.\n2026-03-01 09:13:00,Jun,yes\n',
      {},
      'rows.csv',
    );
    expect(lines(found)).toEqual([
      'Mina | 2026-03-01T09:12:00 | are they in\nall of them',
      ' | null | The message has been deleted.',
      'Jun | 2026-03-01T09:13:00 | yes',
    ]);
    expect(found.counts).toMatchObject({ messages: 2, system: 1, issues: 0 });
  });
});
