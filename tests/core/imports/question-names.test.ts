import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestArchive, type TestArchive } from './archive.ts';
import { clientOf } from './reading-archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const message = (id: number, from: string, fromId: string, text: string) => ({
  id,
  type: 'message',
  date: `2026-03-01T10:0${id}:00`,
  date_unixtime: String(1_772_330_400 + 60 * id),
  from,
  from_id: fromId,
  text,
  text_entities: [{ type: 'plain', text }],
});

describe('a question about accounts', () => {
  it('tells what people call them, where a platform knows them by numbers', async () => {
    const chat = {
      name: 'Lena',
      type: 'personal_chat',
      id: 77,
      messages: [message(1, 'Lena', 'user1', 'hello'), message(2, 'Lamp Shop', 'user2', 'hi')],
    };
    await archive.importText(JSON.stringify(chat), {}, 'result.json');
    const { questions } = await clientOf(archive).imports.questions();
    expect(questions).toMatchObject([
      { kind: 'own-account', choices: ['user1', 'user2'], choiceNames: ['Lena', 'Lamp Shop'] },
    ]);
  });

  it('tells no other names where there are none', async () => {
    const chat = '13/01/2026, 09:00 - Ann: hello\n13/01/2026, 09:01 - Lamp Shop: hi\n';
    await archive.importText(chat, { zoneGiven: true }, 'WhatsApp Chat with Ann.txt');
    const { questions } = await clientOf(archive).imports.questions();
    const asked = questions.find(({ kind }) => kind === 'own-account');
    expect(asked?.choices).toContain('Lamp Shop');
    expect(asked).not.toHaveProperty('choiceNames');
  });
});
