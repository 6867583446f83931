import type { ComponentProps } from 'react';

const named = (className: string | undefined): string => (className ? `box ${className}` : 'box');

/** A box to type in. */
export const Box = ({ className, ...given }: ComponentProps<'input'>) => (
  <input type="text" className={named(className)} {...given} />
);

/** One for several lines; it grows with what is written, where the browser can. */
export const Lines = ({ className, ...given }: ComponentProps<'textarea'>) => (
  <textarea rows={3} className={named(className)} {...given} />
);
