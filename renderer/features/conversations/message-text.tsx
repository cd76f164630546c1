import type { ReactNode } from 'react';
import { locateReferences } from '../../../shared/domain/references/find-references.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { referenceWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { findMarks } from '../../ui/find-marks.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import classes from './message.module.css';
import { isSearchable, useFindReference } from './references.tsx';

/** Ends where CJK letters or punctuation begin: nobody puts a space between. */
const link =
  /(?:https?:\/\/|www\.)[^\s<>"'\u2018-\u201d\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/gi;

interface MessageTextProps {
  readonly text: string;
  readonly words: readonly string[];
}

/** A message's words as exported. Links lead nowhere: their domain is shown, the rest is quiet. */
export function MessageText({ text, words }: MessageTextProps): ReactNode {
  const t = useTexts(conversationTexts);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(link)) {
    pieces.push(<WithReferences key={at} text={text.slice(at, match.index)} words={words} />);
    const domain = domainOf(match[0]);
    pieces.push(
      <span key={`${match.index} link`} className={classes['link']} title={t.linkTo(domain)}>
        <Marked text={match[0]} words={words} />
        <span className={classes['domain']}>{domain}</span>
      </span>,
    );
    at = match.index + match[0].length;
  }
  pieces.push(<WithReferences key={at} text={text.slice(at)} words={words} />);
  return pieces;
}

/** Numbers that can be searched for; the keyboard finds them below, with the selected message. */
function WithReferences({ text, words }: MessageTextProps): ReactNode {
  const t = useTexts(conversationTexts);
  const kinds = useTexts(referenceWords);
  const find = useFindReference();
  const references = locateReferences(text).filter(isSearchable);
  if (references.length === 0) return <Marked text={text} words={words} />;
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { kind, value, start, end } of references) {
    pieces.push(<Marked key={at} text={text.slice(at, start)} words={words} />);
    pieces.push(
      <span
        key={`${start} reference`}
        className={classes['reference']}
        title={t.findReference(kinds[kind], value)}
        onClick={() => find(value)}
      >
        <Marked text={text.slice(start, end)} words={words} />
      </span>,
    );
    at = end;
  }
  pieces.push(<Marked key={at} text={text.slice(at)} words={words} />);
  return pieces;
}

function Marked({ text, words }: MessageTextProps): ReactNode {
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
