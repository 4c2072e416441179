import { isDeepStrictEqual } from 'node:util'
import { definedOf } from '#lib/patch'
import type { Sentence } from '#lib/words'
import { ownPrefix } from '#facets/custom-fields/public'
import type { Judged, Reason } from '#facets/imports/public'
import type { Loaded } from '../commands/load.ts'
import { isSameMaker } from '../engine/makers.ts'
import { ownField } from '../engine/sources.ts'
import { statusIn } from '../ground.ts'
import { AssetPatch } from '../schemas.ts'
import { isCountedIn } from './find.ts'
import type { AssetPlan } from './plan.ts'
import type { AssetSession } from './resolve.ts'
import type { Wanted } from './wanted.ts'
import { heardOf, weighed } from './weighed.ts'
import { shownAs } from './shown.ts'
import { w } from './words.ts'

type Change = Pick<Judged<AssetPlan>, 'verdict' | 'reasons' | 'changes' | 'heard' | 'plan'> & {
  readonly notes: readonly Reason[]
}

/** What a row would change of the thing that it is. A type that it does not say stays as it is here, and so does how its maker is written. */
export function changeOf(session: AssetSession, known: Loaded, wanted: Wanted, plan: AssetPlan): Change {
  const { custom: own, ...others } = plan.facts
  const now: Record<string, unknown> = { ...known, name: known.title }
  const custom = Object.fromEntries(
    Object.entries(own ?? {}).filter(([name, value]) => !isDeepStrictEqual(known.custom[name], value)),
  )
  const stays = (field: string, value: unknown) =>
    now[field] === value ||
    (field === 'type' && !wanted.hasType) ||
    (field === 'manufacturer' && isSameMaker(known.manufacturer, String(value)))
  const differs = Object.fromEntries(Object.entries(others).filter(([field, value]) => !stays(field, value)))
  const { holder_id, notes } = isCountedIn(session, wanted)
    ? { holder_id: undefined, notes: countNote(known, plan) }
    : holderAfter(session, known, wanted)
  const said = weighed(session, known, {
    ...differs,
    ...Object.fromEntries(Object.entries(custom).map(([name, value]) => [ownField(name), value])),
    ...(holder_id !== undefined && { holder_id }),
  })
  const isFree = ([field]: [string, unknown]) => field in said.written
  const asked = Object.entries(differs).filter(isFree)
  const ownAsked = Object.fromEntries(
    Object.entries(custom).filter(([name]) => ownField(name) in said.written),
  )
  const to = 'holder_id' in said.written ? holder_id : undefined
  const changes = {
    ...Object.fromEntries(
      asked.map(([field, after]) => [shownAs[field] ?? field, { before: now[field], after }]),
    ),
    ...Object.fromEntries(
      Object.entries(ownAsked).map(([name, after]) => [
        `${ownPrefix}${name}`,
        { before: known.custom[name], after },
      ]),
    ),
    ...(to !== undefined && { holder: { before: known.holder_id, after: to } }),
  }
  const heard = heardOf(session, known, said.kept, plan)
  const all = [...notes, ...said.notes]
  if (Object.keys(changes).length === 0)
    return { verdict: 'unchanged', heard: heard.isNew, plan: { ...plan, heard }, notes: all }
  const facts = AssetPatch.parse({
    ...Object.fromEntries(asked),
    ...(Object.keys(ownAsked).length > 0 && { custom: ownAsked }),
  })
  const why = refusalOf(session, known, facts)
  if (why) return { verdict: 'conflict', reasons: [{ why }], plan, notes: [] }
  return { verdict: 'update', changes, plan: { ...plan, facts, holder_id: to, heard }, notes: all }
}

/** A file that still tells of something that is gone does not say that it is back, and by a file alone nothing leaves the books. */
function refusalOf({ ground, leavingWhy }: AssetSession, known: Loaded, facts: AssetPatch): Sentence | null {
  const after = { ...known, ...definedOf(facts) }
  const { meaning } = statusIn(ground, after.status)
  if (known.meaning !== 'gone' || meaning !== 'gone')
    return leavingWhy({ before: known, after: { ...after, meaning } })
  return w.later('is-gone', { name: known.title, status: statusIn(ground, known.status).title })
}

/** How many there are is counted here, and handed out one by one: a file only says what another program believes. */
const countNote = ({ quantity: here }: Loaded, { quantity: there }: AssetPlan): Reason[] =>
  here === there ? [] : [{ field: 'quantity', why: w.later('counted-other', { here, there }) }]

/** Who is to have it; a program that only watches takes nothing from anybody. */
function holderAfter({ watches }: AssetSession, known: Loaded, { holder }: Wanted) {
  const stays = { holder_id: undefined, notes: [] }
  if (holder === undefined || holder.id === known.holder_id) return stays
  const isWithSomebody = known.holder_kind !== null && known.holder_kind !== 'place'
  if (!watches || !isWithSomebody) return { holder_id: holder.id, notes: [] }
  const why = w.later('held-by-other', { holder: known.holder ?? '' })
  return holder.kind === 'place' ? stays : { ...stays, notes: [{ field: 'holder', why }] }
}
