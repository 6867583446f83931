import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A box that scrolls sideways; it is a stop for the keyboard only while there is something to scroll to. */
export const ScrollBox = ({ label, children }: { label: string; children: ReactNode }) => {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const at = box.current;
    if (!at) return;
    const look = new ResizeObserver(() => setScrolls(at.scrollWidth > at.clientWidth + 1));
    look.observe(at);
    return () => look.disconnect();
  }, []);
  return (
    <section className="table-box" ref={box} {...(scrolls ? { tabIndex: 0, 'aria-label': label } : {})}>
      {children}
    </section>
  );
};
