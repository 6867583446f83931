/** A few line icons; always beside a text, therefore hidden from assistive technology. */
const paths = {
  people: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 10c0-4 3-7 7-7s7 3 7 7M17 4a4 4 0 0 1 0 7m2 3c2 1 3 4 3 7',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  inbox: 'M4 13h4l2 3h4l2-3h4M4 13l3-8h10l3 8v6H4z',
  grid: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  chart: 'M4 20V4M4 20h16M9 16v-5M13 16V8M17 16v-3',
  compare: 'M8 4v16M16 4v16M4 8h8M12 16h8',
  law: 'M12 4v16M6 20h12M5 8h14M5 8l-2 6h5zM19 8l-3 6h5z',
  operator: 'M4 5h16v6H4zM4 13h16v6H4zM7 8h.01M7 16h.01',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l4 4',
  book: 'M5 4h6c1 0 1 1 1 1v15s0-1-1-1H5zM19 4h-6c-1 0-1 1-1 1v15s0-1 1-1h6z',
  ask: 'M4 5h16v11H9l-4 4v-4H4zM9 10h6',
  check: 'M5 13l4 4L19 7',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4l3 2',
  warn: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  stop: 'M8 4h8l4 4v8l-4 4H8l-4-4V8zM12 8v5M12 16h.01',
  pause: 'M9 6v12M15 6v12',
  dash: 'M6 12h12',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  right: 'M9 5l7 7-7 7',
  home: 'M4 11l8-7 8 7M6 10v10h12V10',
  baby: 'M12 4a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM5 21c1-4 4-6 7-6s6 2 7 6',
  work: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
  water: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z',
  air: 'M3 9h11a3 3 0 1 0-3-3M3 13h15a3 3 0 1 1-3 3M3 17h7',
  track: 'M5 19c4 0 4-6 7-6s3-6 7-8M5 19h.01M19 5h.01',
  shield: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.9"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
);
