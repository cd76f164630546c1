import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptObject } from '../../../electron/core/imports/json/script-object.ts';

describe('an object in the script of a page', () => {
  it('is read as JSON, or with bare keys, single quotes, a last comma and words of Python', () => {
    const script = String.raw`{ type:1, 'text': 'it\'s "new"\n\u4f60\x21',n:-1.5e3,a:[1,2,],on:True,off:None, }`;
    expect(scriptObject(script)).toEqual({
      type: 1,
      text: 'it\'s "new"\n你!',
      n: -1500,
      a: [1, 2],
      on: true,
      off: null,
    });
  });

  it('keeps what looks like a key or a word inside of a text', () => {
    const text = 'None, a: 1,} "b": undefined';
    expect(scriptObject(`{t:'${text}'}`)).toEqual({ t: text });
  });

  it('is none where anything would have to be run', () => {
    expect(scriptObject('{ a: f(1) }')).toBeNull();
    expect(scriptObject('{ a: 1 + 1 }')).toBeNull();
    expect(scriptObject('[1]')).toBeNull();
  });

  it('gives back what was written into it, in either kind of quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const inside = JSON.stringify(text)
          .slice(1, -1)
          .replaceAll("'", String.raw`\'`);
        expect(scriptObject(`{a:'${inside}'}`)).toEqual({ a: text });
        expect(scriptObject(`{a:${JSON.stringify(text)}}`)).toEqual({ a: text });
      }),
      { numRuns: 200 },
    );
  });
});
