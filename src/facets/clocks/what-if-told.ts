import type { Read } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import type { WorkRow } from '#facets/work/load'
import { isSame, type Outcome } from './engine/outcome.ts'
import type { Sides, WhatIf } from './what-if-contract.ts'
import type { Judged } from './what-if-judge.ts'

type One = Judged<WorkRow>

const tallyOf = ({ kept, broken, open }: Outcome) => ({ kept, broken, open })
const sidesOf = ({ before, after }: One): Sides => ({ before: tallyOf(before), after: tallyOf(after) })

function tallied<Key>(judged: readonly One[], keyOf: (one: One) => Key): [Key, Sides][] {
  const sums = new Map<Key, { before: Sides['before']; after: Sides['after'] }>()
  for (const one of judged) {
    const key = keyOf(one)
    const sum = sums.get(key)
    if (sum)
      for (const side of ['before', 'after'] as const) {
        sum[side].kept += one[side].kept
        sum[side].broken += one[side].broken
        sum[side].open += one[side].open
      }
    else sums.set(key, sidesOf(one))
  }
  return [...sums]
}

/** Adds up what became of the promises of some tickets, and names so many of those that turned out otherwise. */
export async function summed(ctx: Read, judged: readonly One[], room: number) {
  const turned = Map.groupBy(
    judged.filter(({ before, after }) => !isSame(before, after)),
    ({ work }) => work.id,
  )
  const broke = [...turned.values()].map((some) =>
    some.reduce((sum, { before, after }) => sum + after.broken - before.broken, 0),
  )
  const late = (side: 'before' | 'after') => judged.reduce((sum, one) => sum + one[side].late_ms, 0)
  return {
    promises: tallied(judged, ({ metric }) => metric).map(([metric, both]) => ({ metric, ...both })),
    priorities: tallied(judged, ({ work }) => work.priority).map(([priority, both]) => ({
      priority,
      ...both,
    })),
    teams: tallied(judged, ({ work }) => work.team_id).map(([id, both]) => ({
      team: id === null ? null : { id, name: '' },
      ...both,
    })),
    late_ms: { before: late('before'), after: late('after') },
    otherwise: judged.filter(({ recorded, before }) => !isSame(recorded, before)).length,
    changed: turned.size,
    better: broke.filter((n) => n < 0).length,
    worse: broke.filter((n) => n > 0).length,
    examples: await examplesOf(ctx, [...turned.values()].flat(), room),
  }
}

async function examplesOf(ctx: Read, turned: readonly One[], room: number): Promise<WhatIf['examples']> {
  if (room <= 0 || turned.length === 0) return []
  const records = await seenAmong(
    ctx,
    turned.map(({ work }) => work.id),
  )
  return turned
    .flatMap((one) => {
      const record = records.get(one.work.id)
      if (!record) return []
      const { id, key, title } = record
      return [
        { record: { id, key, title }, opened_at: one.work.opened_at, metric: one.metric, ...sidesOf(one) },
      ]
    })
    .slice(0, room)
}

/** The teams by their names of today. */
export async function named(ctx: Read, teams: WhatIf['teams']): Promise<WhatIf['teams']> {
  const ids = teams.flatMap(({ team }) => team?.id ?? [])
  if (ids.length === 0) return teams
  const rows = await ctx.db.selectFrom('principal').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return teams.map((row) => ({
    ...row,
    team: row.team && { ...row.team, name: names.get(row.team.id) ?? '' },
  }))
}
