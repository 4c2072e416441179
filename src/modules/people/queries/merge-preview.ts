import type { Input } from '#lib/contract'
import type { Write } from '#kernel/context'
import { verdictFor } from '#kernel/verdict'
import { planMerge } from '../commands/merge.ts'
import type { people } from '../contract.ts'
import type { Loaded } from '../commands/load.ts'

const references = new Set(['manager_id', 'department_id', 'place_id', 'work_area_id', 'calendar_id'])

/** What a merge would make of every fact, before it is done. */
export async function previewMerge(ctx: Write, input: Input<typeof people.previewMerge>) {
  const { kept, merged, problem, fields, teams } = await planMerge(ctx, input)
  const ids = fields.flatMap(({ field, kept: a, merged: b }) =>
    references.has(field) ? [a, b].filter((id) => typeof id === 'string') : [],
  )
  const names = await titles(ctx, ids)
  const text = (field: string, value: unknown): string => {
    if (value === null || value === '' || value === false) return ''
    if (typeof value === 'object') return Object.values(value).filter(Boolean).join(', ')
    if (typeof value !== 'string') return String(value === true)
    return references.has(field) ? (names.get(value) ?? '') : value
  }
  const reports = await ctx.db
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('manager_id', 'in', merged.parts)
    .executeTakeFirstOrThrow()
  return {
    keep: refOf(kept),
    merge: refOf(merged),
    verdict: verdictFor(ctx)(problem),
    fields: [
      ...contacts('emails', kept.emails, merged.emails),
      ...contacts('phones', kept.phones, merged.phones),
      ...fields
        .filter(({ kept: a, merged: b }) => text('', a) !== '' || text('', b) !== '')
        .map(({ field, kept: a, merged: b, becomes }) => ({
          field,
          kept: text(field, a),
          merged: text(field, b),
          becomes,
        })),
    ],
    reports: reports.n,
    teams: teams.map(({ id, name }) => ({ id, name })),
  }
}

const refOf = ({ ref: { id, key, title } }: Loaded) => ({ id, key, name: title })

function contacts(field: string, kept: Loaded['emails'], merged: Loaded['emails']) {
  if (kept.length + merged.length === 0) return []
  const listed = (all: Loaded['emails']) => all.map(({ value }) => value).join(', ')
  return [
    {
      field,
      kept: listed(kept),
      merged: listed(merged),
      becomes: merged.length > 0 ? ('both' as const) : ('kept' as const),
    },
  ]
}

async function titles(ctx: Write, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await ctx.db.selectFrom('entity').select(['id', 'title']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}
