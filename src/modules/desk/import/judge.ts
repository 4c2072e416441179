import { fold } from '#lib/text/fold'
import type { ImportRow, Judged } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { changesOf } from './changes.ts'
import {
  type Asked,
  askedOf,
  type Ground,
  groundFor,
  ownSource,
  type Present,
  type TicketSession,
} from './ground.ts'
import { numberOf } from './identity.ts'
import { w } from './words.ts'
import { problemsOf } from './custom.ts'
import type { TicketPlan } from './plan.ts'
import { wantedOf } from './wanted.ts'

/** Asks once for all that a batch names, then judges row by row. */
export async function judge(
  ctx: Read,
  rows: readonly ImportRow[],
  session: TicketSession,
): Promise<Judged<TicketPlan>[]> {
  const asked = rows.map((row) => askedOf(row, session))
  const ground = await groundFor(ctx, asked, session)
  const judged = asked.map((one) => judgeRow(ground, one))
  return checkCustom(ground, judged)
}

function judgeRow(ground: Ground, asked: Asked): Judged<TicketPlan> {
  const present = presentOf(ground, asked)
  const { wanted, contacts, notes } = wantedOf(ground, asked)
  const plan: TicketPlan = { names: asked.names, wanted, contacts, present: present.one }
  const number = numberOf(asked.values)
  const label = number === undefined ? wanted.title : `${number} · ${wanted.title}`
  const base = { n: asked.row.n, label, notes, plan }
  if (present.several)
    return {
      ...base,
      verdict: 'conflict',
      reasons: [{ why: w.later('several-fit', { keys: present.several }) }],
    }
  const backwards =
    wanted.created_at !== undefined && wanted.closed_at !== undefined && wanted.closed_at < wanted.created_at
  if (backwards)
    return { ...base, verdict: 'error', reasons: [{ field: 'closed_at', why: w.later('backwards') }] }
  const brings = {
    person: contacts.map(({ key }) => key),
    ...(wanted.new_team !== undefined && { team: [fold(wanted.new_team)] }),
  }
  if (present.one) return { ...base, brings, ...judgeChange(ground, present.one, plan) }
  if (number !== undefined && wanted.key === undefined)
    notes.push({ field: 'number', why: w.later('number-taken', { number }) })
  return { ...base, brings, verdict: 'create' }
}

function judgeChange({ session }: Ground, present: Present, plan: TicketPlan) {
  const { row } = present
  const conflict = (key: 'was-merged' | 'worked-on') => ({
    id: row.id,
    verdict: 'conflict' as const,
    reasons: [{ why: w.later(key, { key: row.key }) }],
  })
  const changes = changesOf(present, plan.wanted)
  if (Object.keys(changes).length === 0) return { id: row.id, verdict: 'unchanged' as const }
  if (present.merged) return conflict('was-merged')
  if (present.worked && session.setup.options['worked'] !== 'overwrite') return conflict('worked-on')
  return { id: row.id, verdict: 'update' as const, changes }
}

/** The ticket that a row is: by what it is called elsewhere, or by a number of our own. */
function presentOf({ external, present, keys, session }: Ground, { names, values }: Asked) {
  const number = session.source === ownSource ? numberOf(values) : undefined
  const ids = [
    ...new Set([
      ...names.flatMap((name) => external.get(name) ?? []),
      ...(number === undefined ? [] : [keys.get(number)?.id ?? '']),
    ]),
  ].filter((id) => present.has(id))
  const [first, ...others] = ids
  if (others.length === 0) return { one: present.get(first ?? ''), several: undefined }
  return { one: undefined, several: ids.map((id) => present.get(id)?.row.key ?? '').join(', ') }
}

async function checkCustom({ ctx }: Ground, judged: Judged<TicketPlan>[]): Promise<Judged<TicketPlan>[]> {
  const wrong = await problemsOf(
    ctx,
    judged.map(({ plan: { wanted, present } }) => ({ kind: wanted.kind, custom: wanted.custom, present })),
  )
  return judged.map((one, at) => {
    const reasons = wrong[at]
    return reasons && reasons.length > 0 && one.verdict !== 'conflict'
      ? { ...one, verdict: 'error', reasons }
      : one
  })
}
