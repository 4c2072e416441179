import { sql } from 'kysely'
import type { PersonalData } from '#kernel/personal-data'
import { aboutHeader } from './mails.ts'

/** What the desk knows beyond work of what somebody asked for. What a ticket was put down to is the desk's own. */
export const ticketData: PersonalData = {
  name: 'tickets',
  gather: async ({ db }, ids) =>
    db
      .selectFrom('ticket')
      .innerJoin('work', 'work.id', 'ticket.id')
      .select(['work.key', 'ticket.channel', 'ticket.resolution'])
      .where('work.requester_id', 'in', ids)
      .orderBy('work.opened_at')
      .execute(),
  // A mail says by name who wrote; that it was sent, when and to whom stays.
  async erase({ db }, ids) {
    await sql`update mail set body_text = '', body_html = null
      from comment c where c.author_id = any(${[...ids]}::uuid[]) and mail.entity_id = c.entity_id
        and mail.headers ->> ${aboutHeader} = c.id::text and mail.state not in ('waiting', 'sending')`.execute(
      db,
    )
  },
}
