import type { Authority } from '#kernel';

/**
 * Codes (public-services.md 0.3): basic 12 digits; implementation 31 = USCC of the deciding body + level of exercise
 * (行使层级: 2 province, 3 city, 4 county) + basic. Official basic codes were not available: all basic codes of this zone
 * begin with 9 and are ours: `90` for items transcribed from records, `99` for items made to fill the published number,
 * then department 2, type 2, running number 4, `00`.
 */
export const departmentNumbers: Readonly<Record<string, string>> = {
  'public-security': '01',
  'civil-affairs': '02',
  'human-resources': '03',
  'medical-insurance': '04',
  'housing-construction': '05',
  'provident-fund': '06',
  'market-regulation': '07',
  'natural-resources': '08',
  health: '09',
  education: '10',
  taxation: '11',
  transport: '12',
  agriculture: '13',
  justice: '14',
  notary: '15',
  'science-technology': '16',
  ecology: '17',
  'disabled-federation': '18',
  'culture-tourism': '19',
  veterans: '20',
  emergency: '21',
  water: '22',
};

const levelOf = ({ jurisdiction }: Authority): string =>
  jurisdiction.endsWith('0000') ? '2' : jurisdiction.endsWith('00') ? '3' : '4';

export const implementationCode = (authority: Authority, basic: string): string =>
  `${authority.uscc}${levelOf(authority)}${basic}`;
