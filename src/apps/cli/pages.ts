import type { Endpoint } from '#lib/contract'
import { desk } from '#modules/desk/contract'
import type { Server } from './reach.ts'
import type { Screen } from './show.ts'
import { ticketPage } from './ticket-page.ts'

type Page = (server: Server, reply: unknown, screen: Screen) => Promise<string>

/** What is read as a page of its own, by what the API answers with. */
const pages = new Map<Endpoint['reply'], Page>([[desk.show.reply, ticketPage]])

export const pageOf = ({ reply }: Endpoint): Page | undefined => pages.get(reply)
