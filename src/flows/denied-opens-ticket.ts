import { when } from '#kernel/flows'
import { seenAmong } from '#kernel/readable'
import { linkRecords } from '#facets/links/public'
import { openTickets } from '#modules/desk/public'
import { organisationOf } from '#modules/identity/public'
import { deniedFound, deniedWords } from '#modules/software/public'

/** Software that must not be installed is a ticket, linked with where it is; once for each device on which it turns up. */
export const deniedOpensTicket = when(
  deniedFound,
  'denied-opens-ticket',
  async (ctx, { name, n, devices }, { subject }) => {
    const { title, text } = deniedWords({ name, n }, (await organisationOf(ctx)).language)
    const [ticket] = await openTickets(ctx, [
      { kind: 'incident', channel: 'api', asked: false, title, description: { html: `<p>${text}</p>` } },
    ])
    const known = await seenAmong(ctx, [subject.id, ...devices])
    if (!ticket) return
    const from = { ...ticket, kind: 'incident' }
    await linkRecords(
      ctx,
      [...known.values()].map((to) => ({ from, relation: 'relates-to', to })),
    )
  },
)
