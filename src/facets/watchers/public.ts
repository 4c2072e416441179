/** What rooms and flows may call: whom a record concerns, without asking anybody's leave. */
export { watchersOf } from './queries.ts'
export { addConcerns, type Concern, removeConcerns } from './write.ts'
export { concerning } from './filter.ts'
