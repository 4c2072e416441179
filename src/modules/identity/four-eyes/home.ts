import { may } from '#kernel/actor'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { holdersOf } from './confirmers.ts'
import { gainsInWords, pendingRows } from './pending.ts'
import { mayDecide } from './queries.ts'
import { isFourEyes } from './setting.ts'
import { w } from './words.ts'

const page = '/second-person'
const shown = 3

/** What somebody else asked for, and this reader may confirm. */
async function waiting(ctx: Read): Promise<Finding | null> {
  const mine = (await pendingRows(ctx, true)).filter((change) => mayDecide(ctx.actor, change))
  if (mine.length === 0) return null
  const first = mine.slice(0, shown)
  const names = await namesOf(
    ctx,
    first.map(({ asked_by }) => asked_by),
  )
  const items = []
  for (const { id, gains, asked_by } of first)
    items.push({
      id,
      title: await gainsInWords(ctx, gains, ctx.actor.language),
      to: page,
      sub: w.later('asked-by', { by: names.get(asked_by) ?? '' }),
    })
  return {
    title: w.later('home-waiting', { n: mine.length }),
    figures: [{ words: w.later('home-open', { n: mine.length }), to: page }],
    items,
  }
}

/** Four eyes that only two can open are shut when one of them leaves. */
async function tooFew(ctx: Read): Promise<Finding | null> {
  if (!may(ctx.actor, 'identity.roles', null) || !(await isFourEyes(ctx))) return null
  const n = (await holdersOf(ctx, 'identity.roles')).length
  if (n >= 2) return null
  return {
    title: w.later('home-few', { n }),
    figures: [{ words: w.later('home-few-do'), to: '/admin/accounts' }],
    items: [],
  }
}

tellAtHome({ name: 'identity.waiting', order: 69, find: waiting })
tellAtHome({ name: 'identity.few', order: 70, can: 'identity.roles', find: tooFew })
