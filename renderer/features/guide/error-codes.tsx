import type { ReactNode } from 'react';
import { errorTable, type ErrorCode } from '../../../shared/contract/errors.ts';
import { errorAdvice, errorWords } from '../../../shared/i18n/errors.ts';
import { guideTexts } from '../../../shared/i18n/guide.ts';
import { useTexts } from '../../ui/language.ts';

/** Every code that a failure can have, what it means, and what to do. */
export function ErrorCodes(): ReactNode {
  const t = useTexts(guideTexts);
  const words = useTexts(errorWords);
  const advice = useTexts(errorAdvice);
  return (
    <section>
      <h3>{t.codes}</h3>
      <table>
        <thead>
          <tr>
            {[t.code, t.exit, t.meaning, t.advice].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code}>
              <td>
                <code>{code}</code>
              </td>
              <td>{errorTable[code].exit}</td>
              <td>{words[code]}</td>
              <td>{advice[code]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const codes = Object.keys(errorTable) as readonly ErrorCode[];
