import { isDeepStrictEqual } from 'node:util'
import type { Reason } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { sql } from 'kysely'
import type { Loaded } from '../commands/load.ts'
import { ownField } from '../engine/sources.ts'
import { saidIn } from '../sources/said-in.ts'
import { isWritten, type Otherwise, saidBy, withoutSaid } from '../sources/standing.ts'
import { w as words } from '../sources/words.ts'
import type { AssetPlan } from './plan.ts'
import type { AssetSession } from './resolve.ts'
import { columnOf } from './shown.ts'
import { w } from './words.ts'

type Facts = Readonly<Record<string, unknown>>

/** What a file says otherwise than it stands here, what it says the same by now, and whether any of it is not kept with the thing yet. */
export interface Heard {
  readonly otherwise: Facts
  readonly agrees: readonly string[]
  readonly isNew: boolean
}

/** Of what a row says otherwise than it stands here, what is written, and what stays because somebody else counts more. */
export function weighed({ by: source, rules }: AssetSession, known: Loaded, differs: Facts) {
  const isFree = (field: string) => isWritten(rules, known, { field, now: saidIn(known, field), source })
  // A state says whether somebody has it: it stays where that stays.
  const staysWithHolder = 'holder_id' in differs && !isFree('holder_id')
  // A serial number is the same in whichever case; only where it is written the file's way counts.
  const isSame = (field: string, value: unknown) =>
    field === 'status'
      ? staysWithHolder && isFree(field)
      : field === 'serial' && !isFree(field) && known.serial.toLowerCase() === String(value).toLowerCase()
  const all = Object.entries(differs).filter(([field, value]) => !isSame(field, value))
  const written = Object.fromEntries(all.filter(([field]) => isFree(field)))
  const kept = Object.fromEntries(all.filter(([field]) => !(field in written)))
  const notes = Object.keys(kept).map((field): Reason => {
    const why = known.locks.includes(field)
      ? w.later('kept-locked')
      : w.later('kept', { by: words.later(`by.${saidBy(known, field)}`) })
    return { field: columnOf(field), why }
  })
  return { written, kept, notes }
}

/** What is to be remembered of it with the thing. */
export function heardOf(
  { by }: AssetSession,
  { otherwise }: Loaded,
  kept: Facts,
  { facts }: AssetPlan,
): Heard {
  const spoken = [...Object.keys(facts), ...Object.keys(facts.custom ?? {}).map(ownField), 'holder_id']
  const agrees = spoken.filter((field) => !(field in kept) && otherwise[field]?.[by] !== undefined)
  const isNew = Object.entries(kept).some(
    ([field, value]) => !isDeepStrictEqual(otherwise[field]?.[by], value),
  )
  return { otherwise: kept, agrees, isNew: isNew || agrees.length > 0 }
}

/** Keeps with each thing what a file says otherwise. */
export async function rememberHeard(
  ctx: Write,
  { by }: AssetSession,
  all: readonly { readonly id: string; readonly plan: AssetPlan }[],
  before: ReadonlyMap<string, Loaded>,
) {
  const rows = all.flatMap(({ id, plan: { heard, facts } }) => {
    const was = before.get(id)
    if (!was || !heard?.isNew) return []
    const left = withoutSaid(was.otherwise, [...heard.agrees, ...Object.keys(facts)], by)
    const said = Object.entries(heard.otherwise).map(([field, value]) => [
      field,
      { ...left[field], [by]: value },
    ])
    const otherwise: Otherwise = { ...left, ...(Object.fromEntries(said) as Otherwise) }
    return [{ id, otherwise }]
  })
  if (rows.length === 0) return
  await sql`update asset a set otherwise = r.otherwise
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, otherwise jsonb) where a.id = r.id`.execute(
    ctx.db,
  )
}
