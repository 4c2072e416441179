/** What other server code may call. Everything else in this folder is ours to change. */
export { createCalendars } from './commands.ts'
export type { CalendarDraft } from './schemas.ts'
