import { useSay } from '../app/say.ts';

/** Classes Ⅰ … 劣Ⅴ in the colours of their grades, light enough for dark text; never by colour alone. */
export const classFill = ['#e2e6e9', '#b9dcf5', '#8cc6ee', '#a5dba0', '#fbe68a', '#f7b56b', '#ef8d80'] as const;
export const classNames = ['–', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'] as const;

/** On an English page the worst class has its English name. */
export const useClassName = () => {
  const { language } = useSay();
  return (rank: number | null | undefined): string =>
    rank === 6 && language === 'en' ? '>Ⅴ' : (classNames[rank ?? 0] ?? '–');
};

export const ClassMark = ({ rank }: { rank: number | null | undefined }) => {
  const name = useClassName();
  return (
    <span className="class-mark" style={{ background: classFill[rank ?? 0] }}>
      {name(rank)}
    </span>
  );
};
