import { makingOne, thenDone } from '#kernel/handlers'
import { archiveComparison, createComparisons, pairUp, saveComparison } from './commands.ts'
import { comparing as contract } from './contract.ts'
import { decideComparison, signOffer } from './decide.ts'
import * as happened from './events.ts'
import { comparisonLines } from './lines.ts'
import { countComparisons, listComparisons } from './list.ts'
import { comparisonPast } from './past.ts'
import { showComparison } from './queries.ts'
import { scoreOffers } from './score.ts'
import { w } from './words.ts'

/** The part of the room that compares offers, as the module joins it. */
export const comparisons = {
  handlers: {
    comparisons: listComparisons,
    countComparisons,
    comparison: showComparison,
    createComparison: makingOne(createComparisons),
    saveComparison,
    pairUp,
    scoreOffers,
    decideComparison,
    signOffer,
    archiveComparison: thenDone(archiveComparison),
  },
  kinds: [
    {
      name: 'comparison',
      title: w.later('comparison'),
      prefix: 'CMP',
      sequence: 'comparison_number',
      can: { read: 'vendors.read', write: 'vendors.write' },
      page: contract.comparison.path,
      family: 'comparison',
    },
  ],
  events: Object.values(happened),
  eventLines: comparisonLines,
  pasts: [comparisonPast],
  views: [
    { list: 'vendors.comparisons', name: 'open', title: w.later('view.open'), q: 'status:open archived:no' },
    {
      list: 'vendors.comparisons',
      name: 'decided',
      title: w.later('view.decided'),
      q: 'status:decided archived:no',
    },
    { list: 'vendors.comparisons', name: 'archive', title: w.later('view.archive'), q: 'archived:yes' },
  ],
} as const
