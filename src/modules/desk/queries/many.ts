import { sql } from 'kysely'
import { titleSaid } from '#lib/words'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { movesFrom, stateOf } from '#facets/work/engine/workflow'
import { workflowsById } from '#facets/work/workflows'
import type { desk } from '../contract.ts'
import type { ManyMove } from '../act-contract.ts'
import { w } from '../words.ts'
import { listIds } from './list.ts'

/** More tickets than this are not changed in one stroke: nobody reads such a preview. */
const most = 1000

type Many = Input<typeof desk.moves>

/** The tickets that are meant, by name or by filter. */
export async function chosen(ctx: Read, { ids, q, except }: Many): Promise<string[]> {
  if (ids) return ids
  const { items } = await listIds(ctx, q ?? '', most + 1)
  if (items.length > most) throw new Refusal('invalid', w.later('refuse.too-many', { most }))
  const left = new Set(except)
  return items.map(({ id }) => id).filter((id) => !left.has(id))
}

/** Every step that their workflows know from where the tickets stand, what suits most of them first. */
export async function movesOfMany(ctx: Read, many: Many): Promise<{ items: ManyMove[] }> {
  const ids = await chosen(ctx, many)
  const stand = await ctx.db
    .selectFrom('work')
    .select(['workflow_id', 'state'])
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where(visible(ctx.actor, 'work'))
    .groupBy(['workflow_id', 'state'])
    .execute()
  const workflows = await workflowsById(
    ctx,
    stand.map(({ workflow_id }) => workflow_id),
  )
  const found = new Map<string, ManyMove>()
  for (const { workflow_id, state, n } of stand) {
    const flow = workflows.get(workflow_id)
    for (const { verb, title, needs, to, can } of flow ? movesFrom(flow, state) : []) {
      const phase = flow && stateOf(flow, to)?.phase
      if (!phase || (can !== undefined && !may(ctx.actor, can))) continue
      const known = found.get(verb)
      found.set(verb, {
        ...(known ?? { verb, title: titleSaid(title, ctx.actor.language), phase }),
        needs: [...new Set([...(known?.needs ?? []), ...needs])],
        n: (known?.n ?? 0) + Number(n),
      })
    }
  }
  return { items: [...found.values()].toSorted((a, b) => b.n - a.n) }
}
