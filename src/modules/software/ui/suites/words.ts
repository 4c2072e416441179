import { vocabulary } from '#lib/words'

export const w = vocabulary('software-ui.suites', {
  'panel.title': '{n, plural, one {One product belongs} other {# products belong}} to the suite',
  'panel.sub': 'One seat of it covers them all on the same device, or of the same person',
  add: 'Add to the suite',
  make: 'Make it a suite',
  text: 'Whoever has a seat of {name} may then use these products, too: with one seat, however many of them. Licences of their own are used first where that leaves less to buy.',
  save: 'Add them',
  remove: 'Take {name} out of the suite',
  removed: 'It does not belong to the suite any more',
  'part-of': 'Belongs to',
  counted: 'What is missing of a suite is counted there, once for all that belongs to it.',
})
