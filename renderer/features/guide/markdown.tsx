import { marked, type Token, type Tokens } from 'marked';
import { Fragment, useMemo, type ReactNode } from 'react';

/** The guide's own Markdown as elements: no HTML passes through. `Ctrl` reads as the keyboard has it. */
export function Markdown({ text }: { readonly text: string }): ReactNode {
  const tokens = useMemo(() => marked.lexer(text), [text]);
  return <Tokens tokens={tokens} />;
}

function Tokens({ tokens = [] }: { readonly tokens?: readonly Token[] | undefined }): ReactNode {
  // Tokens of a text that does not change have no better name than their place.
  return tokens.map((token, index) => (
    <Fragment key={`${index} ${token.type}`}>{elementOf(token)}</Fragment>
  ));
}

function elementOf(token: Token): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return (
        <p>
          <Tokens tokens={token.tokens} />
        </p>
      );
    case 'list':
      return listOf(token as Tokens.List);
    case 'table':
      return tableOf(token as Tokens.Table);
    case 'strong':
      return (
        <strong>
          <Tokens tokens={token.tokens} />
        </strong>
      );
    case 'codespan':
      return <code>{isMac ? token.text.replaceAll('Ctrl', '⌘') : token.text}</code>;
    case 'text':
      return 'tokens' in token && token.tokens ? <Tokens tokens={token.tokens} /> : token.text;
    case 'space':
      return null;
    default:
      return token.raw;
  }
}

function listOf({ ordered, items }: Tokens.List): ReactNode {
  const rows = items.map((item) => (
    <li key={item.raw}>
      <Tokens tokens={item.tokens} />
    </li>
  ));
  return ordered ? <ol>{rows}</ol> : <ul>{rows}</ul>;
}

function tableOf({ header, rows }: Tokens.Table): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {header.map(({ text, tokens }) => (
            <th key={text} scope="col">
              <Tokens tokens={tokens} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.map(({ text }) => text).join(' ')}>
            {row.map(({ text, tokens }) => (
              <td key={text}>
                <Tokens tokens={tokens} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isMac = /Mac/.test(navigator.platform);
