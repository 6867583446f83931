/** Texts of registers that anybody may look up. */
export const enOpen = {
  'open.need': 'What you need, in a few words',
  'open.find': 'Find',
  'open.none': 'Nothing found',
  'open.count': '{n} {n|entry|entries} found',
  'open.keptAt': 'Kept at',
  'open.live':
    'What the registers of all places publish; whether an entry stands is asked at its own register when it is used.',
  'open.sources': 'What each place has published',
  'open.asOf': 'as of {at}',
  'open.never': 'not heard yet',
  'open.stale': 'silent for too long',
  'open.incomplete': 'entries are missing here',
  'open.list': 'Open registers',
  'table.fill': 'Fill from a table (CSV, XLSX)',
  'table.template': 'Template',
  'table.filled': '{n} {n|row|rows} filled in',
  'table.faults': '{n} {n|fault|faults}: nothing was filled in',
  'table.row': 'Row {row}',
  'table.many': '{n} items; the first {shown} are shown',
} as const;
