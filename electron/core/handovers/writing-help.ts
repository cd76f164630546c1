import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { Language } from '../../../shared/i18n/texts.ts';

interface Question {
  readonly language: Language;
  readonly field: 'headline' | 'situation';
  /** Characters. */
  readonly limit: number;
  readonly text: string;
  readonly messages: readonly string[];
}

/**
 * Asks an OpenAI-compatible endpoint (`POST {url}/chat/completions`) for one wording. Anything but an
 * answer in time is `unavailable`: the draft does without.
 */
export async function askWritingHelp(
  { url, model, key }: NonNullable<Settings['writingHelp']> & { readonly key: string | null },
  question: Question,
): Promise<string> {
  const body = { model, temperature: 0, messages: promptOf(question) };
  const unavailable = (why: string, cause?: unknown): AppError =>
    new AppError('unavailable', `The writing help gave no answer: ${why}.`, { url }, { cause });
  let answer: unknown;
  try {
    const response = await fetch(`${url.replace(/\/+$/u, '')}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw unavailable(`status ${response.status}`);
    answer = await response.json();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unavailable(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const read = answerSchema.safeParse(answer);
  if (!read.success) throw unavailable('its answer has no text');
  return withoutQuotes(read.data.choices[0].message.content);
}

const timeoutMs = 30_000;

const answerSchema = z.object({
  choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()),
});

/** Models like to put a title into quotes. */
function withoutQuotes(text: string): string {
  return text.trim().replace(/^["“「『](.*)["”」』]$/su, '$1');
}

function promptOf({ language, field, limit, text, messages }: Question) {
  const system = {
    'zh-CN': `把客服交接记录里的一${field === 'headline' ? '行标题' : '段情况说明'}改写得更清楚，最多 ${limit} 个字。只能用给出的事实，不得增加或改动任何数字、日期、金额、单号、姓名。只输出改写后的文字。`,
    'zh-TW': `把客服交接記錄裡的一${field === 'headline' ? '行標題' : '段情況說明'}改寫得更清楚，最多 ${limit} 個字，用臺灣的繁體中文。只能用給出的事實，不得增加或改動任何數字、日期、金額、單號、姓名。只輸出改寫後的文字。`,
    en: `Rewrite one ${field} of a shift handover note more clearly, at most ${limit} characters. Use only the facts given; add or change no number, date, amount, order or name. Answer with the rewritten text alone.`,
  }[language];
  const user = [text, '---', ...messages].join('\n').slice(0, 6_000);
  return [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
}
