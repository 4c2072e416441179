import { when } from '#kernel/flows'
import { factOf, raise, settleFacts } from '#facets/notices/public'
import { alarmKind, alarmOver, alarmRaised } from '#modules/administration/public'
import { administratorsOf } from '#modules/identity/public'

const factsOf = (name: string) => `alarm ${name} `

/** What wants whoever runs the house is told to those who administer it; the mail that is late itself would only wait. */
export const alarmTellsAdministrators = when(
  alarmRaised,
  'alarm-tells-administrators',
  async (ctx, { name, says }, told) => {
    const fact = {
      ...factOf(told),
      fact: `${factsOf(name)}${told.id}`,
      entity_id: null,
      needs: 'administration.read',
      leads_to: '/',
    }
    const to = await administratorsOf(ctx)
    await raise(ctx, fact, [{ kind: alarmKind, to, values: { says }, spared: name === 'mail' }])
  },
)

/** What is over needs nobody any more. */
export const alarmOverIsRead = when(alarmOver, 'alarm-over-is-read', (ctx, { name }) =>
  settleFacts(ctx, factsOf(name)),
)
