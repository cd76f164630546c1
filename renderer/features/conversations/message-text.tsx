import type { ReactNode } from 'react';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { useTexts } from '../../ui/language.ts';
import { findMarks } from '../../ui/find-marks.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import classes from './message.module.css';

/** Ends where CJK letters or punctuation begin: nobody puts a space between. */
const link =
  /(?:https?:\/\/|www\.)[^\s<>"'\u2018-\u201d\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/gi;

/** A message's words as exported. Links lead nowhere: their domain is shown, the rest is quiet. */
export function MessageText({
  text,
  words,
}: {
  text: string;
  words: readonly string[];
}): ReactNode {
  const t = useTexts(conversationTexts);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(link)) {
    pieces.push(<Marked key={at} text={text.slice(at, match.index)} words={words} />);
    const domain = domainOf(match[0]);
    pieces.push(
      <span key={`${match.index} link`} className={classes['link']} title={t.linkTo(domain)}>
        <Marked text={match[0]} words={words} />
        <span className={classes['domain']}>{domain}</span>
      </span>,
    );
    at = match.index + match[0].length;
  }
  pieces.push(<Marked key={at} text={text.slice(at)} words={words} />);
  return pieces;
}

function Marked({ text, words }: { text: string; words: readonly string[] }): ReactNode {
  return <MarkedText text={text} marks={words.length === 0 ? [] : findMarks(text, words)} />;
}

/** The host as the network would see it, so that look-alike letters show as punycode. */
function domainOf(address: string): string {
  try {
    return new URL(/^https?:/i.test(address) ? address : `http://${address}`).hostname;
  } catch {
    return address;
  }
}
