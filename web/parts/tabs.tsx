import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface Tab {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** Tabs after the ARIA pattern: arrows move, the chosen one is in the address. They wrap instead of hiding. */
export const Tabs = ({
  label,
  tabs,
  chosen,
  choose,
}: {
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  choose: (key: string) => void;
}) => {
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.key === chosen),
  );
  const key = (event: KeyboardEvent) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    const to = (at + move + tabs.length) % tabs.length;
    choose(tabs[to]?.key ?? chosen);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className="tabs" onKeyDown={key}>
        {tabs.map((tab, n) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`tab-${tab.key}`}
            aria-selected={n === at}
            aria-controls={n === at ? 'tab-panel' : undefined}
            tabIndex={n === at ? 0 : -1}
            onClick={() => choose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div className="card" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tabs[at]?.key}`}>
        {tabs[at]?.children}
      </div>
    </div>
  );
};
