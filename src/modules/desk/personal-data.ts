import { blankMail } from '#kernel/mail/queue'
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
    const said = await db
      .selectFrom('comment')
      .select(['id', 'entity_id'])
      .where('author_id', 'in', ids)
      .execute()
    const about = said.map(({ id }) => id)
    await blankMail({ db }, [...new Set(said.map(({ entity_id }) => entity_id))], [aboutHeader, about])
  },
}
