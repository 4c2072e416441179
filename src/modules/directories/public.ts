/** What other server code may call. Everything else in this folder is ours to change. */
export { isTakenAway, type Keeper, keeperOf, type Said, saidOf, saidOfNobody } from './passwords.ts'
export { personFlagged, personProvisioned } from './events.ts'
