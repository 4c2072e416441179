/** What other server code may call. Everything else in this folder is ours to change. */
export { ticketFollows, ticketNotNeeded } from './commands/not-needed.ts'
export { type NewTicket, openTickets } from './commands/open.ts'
