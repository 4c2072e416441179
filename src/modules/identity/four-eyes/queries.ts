import { say } from '#lib/words'
import type { Actor } from '#kernel/actor'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { promised } from '#kernel/promised'
import type { Input } from '#lib/contract'
import type { identity } from '../contract.ts'
import { gainsInWords, holdsPower, isShown, type Pending, pendingRows } from './pending.ts'
import { isFourEyes } from './setting.ts'
import { w } from './words.ts'

export const mayDecide = (actor: Actor, change: Pending) =>
  change.asked_by !== actor.id && actor.token === undefined && holdsPower(actor, change)

function canOf(actor: Actor, change: Pending) {
  const isOwn = change.asked_by === actor.id
  const { language } = actor
  const over = change.state !== 'waiting' && say(w.later('no-change'), language)
  return {
    decide: over || mayDecide(actor, change) || say(w.later(isOwn ? 'own-change' : 'no-power'), language),
    withdraw: over || isOwn || say(w.later('not-yours'), language),
  }
}

export async function pendingChanges(ctx: Read, { waiting }: Input<typeof identity.pendingChanges>) {
  const { actor } = ctx
  const rows = (await pendingRows(ctx, waiting)).filter((change) => isShown(actor, change))
  const names = await namesOf(
    ctx,
    rows.flatMap(({ asked_by, decided_by }) => [asked_by, decided_by ?? []].flat()),
  )
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  const items = []
  for (const { asked_by, decided_by, gains, rests: _, endpoint, ...row } of rows)
    items.push({
      ...row,
      asked_by: named(asked_by),
      decided_by: decided_by === null ? null : named(decided_by),
      does: promised(endpoint)?.endpoint.summary ?? endpoint,
      gains: await gainsInWords(ctx, gains, actor.language),
      can: canOf(actor, { ...row, asked_by, decided_by, gains, endpoint, rests: '' }),
    })
  return { on: await isFourEyes(ctx), items }
}
