import type { ReactNode } from 'react';
import { locateReferences } from '../../../shared/domain/references/find-references.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { referenceWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { findMarks } from '../../ui/find-marks.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { MaskedText } from '../../ui/masking.tsx';
import { askToOpen } from '../../ui/outside-link.tsx';
import { domainOf, link } from './links.ts';
import classes from './message.module.css';
import { isSearchable, useFindReference } from './references.tsx';

interface MessageTextProps {
  readonly messageId: string;
  readonly text: string;
  readonly words: readonly string[];
}

type WordsProps = Omit<MessageTextProps, 'messageId'>;

/**
 * A message's words as exported, or with what is private hidden. Links are text: their domain is shown, and
 * a press asks before anything is opened.
 */
export function MessageText({ messageId, text, words }: MessageTextProps): ReactNode {
  return (
    <MaskedText messageId={messageId} text={text}>
      {(shown) => <WithLinks text={shown} words={words} />}
    </MaskedText>
  );
}

function WithLinks({ text, words }: WordsProps): ReactNode {
  const t = useTexts(conversationTexts);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(link)) {
    pieces.push(<WithReferences key={at} text={text.slice(at, match.index)} words={words} />);
    const domain = domainOf(match[0]);
    pieces.push(
      <span
        key={`${match.index} link`}
        className={classes['link']}
        title={t.linkTo(domain)}
        onClick={() => askToOpen(match[0])}
      >
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
function WithReferences({ text, words }: WordsProps): ReactNode {
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

function Marked({ text, words }: WordsProps): ReactNode {
  return <MarkedText isSafe text={text} marks={words.length === 0 ? [] : findMarks(text, words)} />;
}
