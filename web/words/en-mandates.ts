/** Texts of mandates for agents (授权委托). */
export const enMandates = {
  'nav.mandates': 'Mandates',
  'mandates.lead':
    'Let somebody act for you: name the agent, the matters and the period. Signed in, they choose to apply in your name; you may revoke at any time, at once.',
  'mandates.grant': 'Register a mandate in {place}',
  'mandates.where':
    'Register it at the place whose portal the agent uses: they can choose it there as soon as they sign in. It counts in all places.',
  'mandates.given': 'Given by me',
  'mandates.held': 'Held by me',
  'mandates.noneGiven': 'You have not empowered anybody',
  'mandates.noneHeld': 'Nobody has empowered you here',
  'mandates.number': 'Number',
  'mandates.extent': 'Extends to',
  'mandates.all': 'All matters',
  'mandates.grantor': 'Grantor',
  'mandates.period': 'Period',
  'mandates.fromTo': '{from} to {until}',
  'mandates.standing': 'In force',
  'mandates.ended': 'Not in force',
  'mandates.open': 'Look at it or end it',
  'mandates.for': 'For whom do you apply?',
  'mandates.myself': 'For myself',
  'mandates.forOther': '{name} (mandate {number})',
  'mandates.atWindow': 'A registered mandate: {name} may act, number {number}, until {until}.',
  'mandates.take': 'This agent acts',
} as const;
