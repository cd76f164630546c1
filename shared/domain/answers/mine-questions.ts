import { count, newest, type AskedQuestion, type Spoken } from './asked-question.ts';
import { groupQuestions } from './group-questions.ts';
import { questionIn, type Question } from './questions.ts';
import { valueKey } from './value-key.ts';

/** An answer comes within a day. */
const ANSWERED_WITHIN_MS = 24 * 3_600_000;
const SAYS_NOTHING =
  /^(?:您好|你好|亲亲?|在的?|在呢|稍等|请稍等|好的|嗯+|收到|欢迎光临|hi|hello|one moment)[^\p{L}\p{N}]*(?:在的?|在呢|稍等|请稍等|请问.{0,12})?[^\p{L}\p{N}]*$/iu;

/** Takes a shop's messages one by one and gives the questions that were asked, those that say the same as one. */
export function questionMiner() {
  const known = new Map<string, AskedQuestion>();
  const read = new Map<string, Question | null>();
  let open: { readonly question: AskedQuestion; readonly at: number }[] = [];
  let conversation = -1;
  let examined = 0;
  const readOnce = (text: string): Question | null => {
    const before = read.get(text);
    if (before !== undefined) return before;
    const question = questionIn(text);
    read.set(text, question);
    return question;
  };
  const leaveOpen = (): void => {
    for (const { question } of open) question.unanswered++;
    open = [];
  };
  return {
    push(spoken: Spoken): void {
      if (spoken.conversationId !== conversation) leaveOpen();
      conversation = spoken.conversationId;
      if (spoken.side === 'customer') {
        examined++;
        const question = readOnce(spoken.text);
        if (question) open.push({ question: ask(known, question, spoken), at: spoken.sentAt });
      } else if (open.length > 0 && !SAYS_NOTHING.test(spoken.text.trim())) {
        for (const { question, at } of open) {
          if (spoken.sentAt - at > ANSWERED_WITHIN_MS) question.unanswered++;
          else answer(question, spoken);
        }
        open = [];
      }
    },
    /** Questions, the most asked first, and customers' messages that were looked at. */
    end(): { readonly questions: AskedQuestion[]; readonly examined: number } {
      leaveOpen();
      return { questions: groupQuestions([...known.values()]), examined };
    },
  };
}

function ask(
  known: Map<string, AskedQuestion>,
  { key, topic, words }: Question,
  spoken: Spoken,
): AskedQuestion {
  const question = known.get(key) ?? {
    key,
    topic,
    words,
    wordings: new Map(),
    asked: 0,
    customers: new Set<string>(),
    lastAt: 0,
    unanswered: 0,
    examples: [],
    answers: new Map(),
  };
  known.set(key, question);
  question.asked++;
  question.customers.add(spoken.sender);
  count(question.wordings, spoken.text.trim());
  question.lastAt = Math.max(question.lastAt, spoken.sentAt);
  question.examples = newest([...question.examples, spoken]);
  return question;
}

function answer({ topic, answers }: AskedQuestion, spoken: Spoken): void {
  const value = spoken.told.find((told) => told.topic === topic)?.value ?? null;
  const text = spoken.text.trim();
  const key = value === null ? `"${text.slice(0, 80)}` : valueKey(value);
  const given = answers.get(key) ?? {
    key,
    text,
    value,
    count: 0,
    agents: new Set<string>(),
    wordings: new Map<string, number>(),
    messageId: spoken.messageId,
    conversationId: spoken.conversationId,
    lastAt: 0,
  };
  answers.set(key, given);
  given.count++;
  given.agents.add(spoken.sender);
  count(given.wordings, text);
  if (spoken.sentAt < given.lastAt) return;
  given.lastAt = spoken.sentAt;
  given.messageId = spoken.messageId;
  given.conversationId = spoken.conversationId;
}
