import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/**
 * A box around what may be wider than the screen. A table that does not fit is told so (`narrow`) and turns into cards, at whatever
 * width that happens; anything else scrolls sideways, and is a stop for the keyboard only while there is something to scroll to.
 */
export const ScrollBox = ({ label, children }: { label: string; children: ReactNode }) => {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  /** The width the table wanted when it was found not to fit. */
  const [wanted, want] = useState(0);
  useLayoutEffect(() => {
    const at = box.current;
    if (!at) return;
    const measure = () => {
      const over = at.scrollWidth > at.clientWidth + 1;
      setScrolls(over);
      want((before) =>
        over && at.querySelector(':scope > .cards')
          ? Math.max(before, at.scrollWidth)
          : before > at.clientWidth
            ? before
            : 0,
      );
    };
    measure();
    const look = new ResizeObserver(measure);
    look.observe(at);
    // What arrives later widens the table, not the box.
    if (at.firstElementChild) look.observe(at.firstElementChild);
    return () => look.disconnect();
  }, []);
  return (
    <section
      className={wanted ? 'table-box narrow' : 'table-box'}
      ref={box}
      {...(scrolls ? { tabIndex: 0, 'aria-label': label } : {})}
    >
      {children}
    </section>
  );
};
