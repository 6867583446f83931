/** Tags by which a browser might take a text for a page or a drawing, whatever type is announced. */
const MARKUP = /<(?:!doctype|html|head|body|svg|script|style|iframe|\?xml|x:|img|meta|link|object|embed)[\s>/a-z]/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file from a text.
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

export interface TextProbe {
  readonly feed: (chunk: Uint8Array) => void;
  /** Whole, valid UTF-8 without control characters, markup or `#!`; asked once, after the last chunk. */
  readonly isPlain: () => boolean;
}

/** Looks at a file while it streams by: a text has no magic number, so all of it must be text. */
export const textProbe = (): TextProbe => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let plain = true;
  let carried = '';
  let first = true;

  const look = (bytes?: Uint8Array): void => {
    if (!plain) return;
    try {
      const text = carried + (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
      if (first && text.startsWith('#!')) plain = false;
      if (BINARY.test(text) || MARKUP.test(text)) plain = false;
      first &&= text.length < 2;
      carried = text.slice(-16);
    } catch {
      plain = false;
    }
  };

  return {
    feed: look,
    isPlain: () => {
      look();
      return plain;
    },
  };
};
