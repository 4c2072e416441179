/** What rooms, facets and flows may call: telling people of a fact, and that it is over. */
export { factOf, type Fact, raise, type Why } from './raise.ts'
export { remind, type Reminder } from './remind.ts'
export { readOn, settleFacts, settleKind, takeBackDeed, takeBackWords } from './settle.ts'
