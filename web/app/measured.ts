import { useSay } from './say.ts';
import type { Words } from './types.ts';

/** What is measured, by the short names under which readings are kept (GB 3838, GB 3095). */
const names: Readonly<Record<string, Words>> = {
  PH: ['pH', 'pH'],
  DO: ['溶解氧', 'Dissolved oxygen'],
  CODMN: ['高锰酸盐指数', 'Permanganate index'],
  COD: ['化学需氧量', 'Chemical oxygen demand'],
  BOD5: ['五日生化需氧量', 'Five-day oxygen demand'],
  NH3N: ['氨氮', 'Ammonia nitrogen'],
  TP: ['总磷', 'Total phosphorus'],
  TN: ['总氮', 'Total nitrogen'],
  CHLA: ['叶绿素a', 'Chlorophyll a'],
  SD: ['透明度', 'Transparency'],
  PM25: ['PM2.5', 'PM2.5'],
};

/** A measured item as people call it; one that has no other name is called by its short one. */
export const useMeasured = (): ((item: string) => string) => {
  const { w } = useSay();
  return (item) => w(names[item]) || item;
};
