import { addCalendars } from '#facets/clocks/calendars'
import { createPolicies } from '#facets/clocks/create'
import { linkRecords } from '#facets/links/public'
import { tagRecords } from '#facets/tags/public'
import { type EntityRef, grant } from '#kernel/entity'
import { createAssets } from '#modules/assets/public'
import { askFor, createPurchases } from '#modules/purchasing/public'
import { createProducts } from '#modules/software/public'
import { openTickets } from '#modules/desk/public'
import { Definition } from '#modules/calendars/schemas'
import { createDepartments, createPeople, createTeams } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { importing } from '../importing.ts'
import { bergen } from '../service-levels.ts'
import type { world } from '../world.ts'
import type { Cast } from './cast.ts'
import { type Row, rows } from './expected.ts'
import { ofVendors } from './made-vendors.ts'

type World = Awaited<ReturnType<typeof world>>

/** Every title holds this word, and one of its own. */
export const common = 'Sightmark'
const titleOf = ({ kind, name }: Row) => `${common} ${kind}x${name.replaceAll('-', '')}`

const definition = Definition.parse({ zone: 'Europe/Oslo', always: true, weekly: [], days: [] })

/** A record for one line of the table. */
export type Made = Row & Pick<EntityRef, 'id' | 'key' | 'title'>

const tickets = (kind: 'incident' | 'request', { here, elsewhere, who }: Cast) => {
  const [own, other] = [who.asker.id, who.finance.id]
  const more: Record<string, object> = {
    own: { requester_id: own, team_id: elsewhere },
    'own-restricted': { requester_id: own, team_id: elsewhere, restricted: true },
    'of-here': { team_id: here },
    'of-elsewhere': { team_id: elsewhere },
    'of-no-team': { team_id: null },
    'restricted-here': { team_id: here, restricted: true },
    'restricted-elsewhere': { team_id: elsewhere, restricted: true },
  }
  return (row: Row) =>
    ({
      kind,
      channel: 'desk',
      asked: false,
      title: titleOf(row),
      created_by: other,
      ...more[row.name],
    }) as const
}

/** Makes one record for each line of the table, of the rooms that carry them; and a place to which all are linked. */
export async function make(house: World, cast: Cast) {
  const { write } = house
  const linesOf = (kind: string) => rows.filter((row) => row.kind === kind)
  const named = (kind: string) => linesOf(kind).map((row) => ({ name: titleOf(row) }))
  const withRefs = (kind: string, refs: readonly Pick<EntityRef, 'id' | 'key' | 'title'>[]) =>
    linesOf(kind).map((row, n): Made => {
      const ref = refs[n]
      if (!ref) throw new Error(`nothing was made for “${kind} ${row.name}”`)
      return { ...row, id: ref.id, key: ref.key, title: ref.title }
    })
  const of = {
    incident: () =>
      write(undefined, (ctx) => openTickets(ctx, linesOf('incident').map(tickets('incident', cast)))),
    request: () =>
      write(undefined, (ctx) => openTickets(ctx, linesOf('request').map(tickets('request', cast)))),
    person: () =>
      write(undefined, (ctx) =>
        createPeople(
          ctx,
          linesOf('person').map((row) => ({ display_name: titleOf(row) })),
        ),
      ),
    team: () => write(undefined, (ctx) => createTeams(ctx, named('team'))),
    department: () => write(undefined, (ctx) => createDepartments(ctx, named('department'))),
    place: () =>
      write(undefined, (ctx) =>
        createPlaces(
          ctx,
          named('place').map((row) => ({ ...row, level: 'site' as const })),
        ),
      ),
    asset: () =>
      write(undefined, async (ctx) => {
        const lines = linesOf('asset')
        const made = await createAssets(
          ctx,
          lines.map((row) => ({ type: 'laptop', name: titleOf(row) })),
        )
        const held = made.filter((_, n) => lines[n]?.name === 'held')
        await grant(
          ctx,
          'holder',
          held.map(({ id }) => ({ entity_id: id, principal_id: cast.who.asker.id })),
        )
        return made
      }),
    ...ofVendors(house, named),
    product: () => write(undefined, (ctx) => createProducts(ctx, named('product'))),
    purchase: () =>
      write(undefined, async (ctx) => {
        const lines = linesOf('purchase')
        const made = await createPurchases(
          ctx,
          lines.map((row) => ({
            name: titleOf(row),
            requester_id: cast.who.asker.id,
            lines: [{ title: 'Rope', quantity: 1, unit_price: '10.00 EUR' }],
          })),
        )
        for (const [n, { id }] of made.entries())
          if (lines[n]?.name === 'asked-for') await askFor(ctx, { id })
        return made
      }),
    calendar: () =>
      write(undefined, (ctx) =>
        addCalendars(
          ctx,
          named('calendar').map((row) => ({ ...row, definition, hours: bergen, known_until: 2050 })),
        ),
      ),
  }
  const made: Made[] = []
  for (const [kind, work] of Object.entries(of)) made.push(...withRefs(kind, await work()))
  const calendar_id = made.find(({ kind }) => kind === 'calendar')?.id ?? ''
  const policies = await write(undefined, (ctx) =>
    createPolicies(
      ctx,
      linesOf('policy').map((row) => ({
        title: titleOf(row),
        definition: {
          scope: '',
          calendar_id,
          pauses: [],
          steps: [],
          targets: [{ metric: 'resolution', minutes: [60, 60, 60, 60, 60] }],
        },
      })),
    ),
  )
  made.push(...withRefs('policy', policies))
  const { bring } = importing(house)
  const brought = []
  for (const row of linesOf('import')) {
    const by = row.name === 'of-the-lead' ? cast.who.lead : cast.who.admin
    const title = `${titleOf(row)}.csv`
    brought.push({ ...(await bring(by, title, 'Name,Email\nAna,ana@example.org\n')).body, title })
  }
  made.push(...withRefs('import', brought))
  return { made, hub: await hubOf(house, made) }
}

/** A place that everybody sees, linked to every record, and the tag that every record carries. */
async function hubOf({ write, read }: World, made: readonly Made[]) {
  const [hub] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Hub', level: 'site' }]))
  if (!hub) throw new Error('no hub was made')
  const refs = await read(undefined, ({ db }) =>
    db
      .selectFrom('entity')
      .select(['id', 'kind', 'key', 'title', 'audience_id'])
      .where(
        'id',
        'in',
        made.map(({ id }) => id),
      )
      .execute(),
  )
  await write(undefined, async (ctx) => {
    await linkRecords(
      ctx,
      refs.map((ref) => ({ from: hub, relation: 'relates-to', to: ref })),
    )
    for (const ref of refs) await tagRecords(ctx, [ref], { add: [`tag ${ref.key}`] })
  })
  return hub
}
