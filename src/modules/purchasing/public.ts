/** What other server code may call. Everything else in this folder is ours to change. */
export { askFor } from './commands/decide.ts'
export { draftFollows, draftNotNeeded } from './commands/not-needed.ts'
export { createPurchases } from './commands/draft.ts'
export { purchasingPosted } from './events.ts'
export { longestLine, Metric as LicenceMetric } from './schemas.ts'
