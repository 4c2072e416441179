import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { fieldsAs, type Moment, type Past, tells } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { seenAmong } from '#kernel/readable'
import { pinPlaced, placeArchived, placeChanged, placeMoved, planChanged } from './events.ts'
import { networkName } from './network-name.ts'
import { pictureOf } from './plan.ts'
import type { Spot } from './plan-schemas.ts'
import { placeFields } from './schemas.ts'
import { w } from './words.ts'

const fields = {
  ...fieldsAs(placeFields, {
    name: {},
    level: {},
    parent_id: { reads: 'record' },
    code: {},
    address: {},
    phone: {},
    email: {},
    contact_id: { reads: 'record' },
    zone: {},
    calendar_id: { reads: 'record' },
    latitude: {},
    longitude: {},
    capacity: {},
    networks: { many: true },
    silent_networks: { many: true },
    note: {},
  }),
  archived: { title: w.later('past.archived'), reads: 'switch' },
  plan: { title: w.later('past.plan') },
  pins: { title: w.later('past.pins'), many: true },
} as const
const facts = Object.keys(placeFields)

/** What was known of a place. */
export const placePast: Past = {
  of: (kind) => kind === 'place',
  called: 'name',
  fields,
  async now(ctx, { id }) {
    const { title, ...row } = await ctx.db
      .selectFrom('place')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const picture = await pictureOf(ctx, id)
    const pins = await ctx.db
      .selectFrom('place_pin')
      .select(['place_id', 'x', 'y'])
      .where('plan_id', '=', id)
      .execute()
    return { ...row, name: title, plan: picture ? { file_id: picture.id, name: picture.name } : null, pins }
  },
  tells: [
    tells(placeChanged, facts, ({ before, after }) => ({ before, after })),
    tells(placeMoved, ['parent_id'], ({ before, after }) => ({
      before: { parent_id: before },
      after: { parent_id: after },
    })),
    tells(planChanged, ['plan'], ({ before, after }) => ({
      before: { plan: before },
      after: { plan: after },
    })),
    tells(pinPlaced, ['pins'], ({ place_id, before, after }) => ({
      took: { pins: before ? [{ place_id, ...before }] : [] },
      put: { pins: after ? [{ place_id, ...after }] : [] },
    })),
    tells(placeArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
  async say(ctx, _, { address, plan, pins, networks, silent_networks }, moment) {
    const parts = Object.values((address ?? {}) as Record<string, string>)
    const { name = '' } = (plan ?? {}) as { name?: string }
    return {
      address: parts.filter(Boolean).join(', '),
      plan: name,
      networks: networksSaid(networks),
      silent_networks: networksSaid(silent_networks),
      pins: await pinWords(ctx, (pins ?? []) as Pinned[], moment),
    }
  },
}

const networksSaid = (networks: unknown) => ((networks ?? []) as string[]).map(networkName)

type Pinned = Spot & { place_id: string }
const percent = (share: number) => Math.round(share * 100)

async function pinWords(ctx: Read, pins: readonly Pinned[], moment: Moment) {
  const ids = pins.map(({ place_id }) => place_id)
  const [today, then] = [await seenAmong(ctx, ids), await calledThen(ctx, ids, moment)]
  return pins.map(({ place_id, x, y }) => {
    const now = today.get(place_id)
    if (!now) return undefined
    const name = then.get(place_id) ?? now.title
    return say(w.later('past.pin', { name, x: percent(x), y: percent(y) }), ctx.actor.language)
  })
}
