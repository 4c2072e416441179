/** What other server code may call. Everything else in this folder is ours to change. */
export { ticketNotNeeded } from './commands/not-needed.ts'
export { type NewTicket, openTickets } from './commands/open.ts'
