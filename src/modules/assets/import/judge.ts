import { ownPrefix, tryCustom } from '#facets/custom-fields/public'
import { type ImportRow, type Judged, type Reason, textIn, type Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { msOf } from '#lib/time/instant'
import type { Sentence } from '#lib/words'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { isSameMaker } from '../engine/makers.ts'
import { changeOf } from './change.ts'
import { type By, fitting, found, type Hits, isCountedIn, namesakes } from './find.ts'
import { type AssetPlan, nothing } from './plan.ts'
import { type AssetSession, namesIn, serialIn } from './resolve.ts'
import { type Wanted, wantedOf } from './wanted.ts'
import { w } from './words.ts'

interface Judging {
  readonly now: string
  readonly session: AssetSession
  readonly hits: Hits
  readonly known: ReadonlyMap<string, Loaded>
}

/** Asks once for all names in a batch, then judges row by row. */
export async function judge(
  ctx: Read,
  rows: readonly ImportRow[],
  session: AssetSession,
): Promise<Judged<AssetPlan>[]> {
  const names = await namesIn(
    ctx,
    rows.map(({ values }) => values),
  )
  const all = rows.map((row) => ({ row, wanted: wantedOf(session, names, row.values) }))
  const hits = await found(ctx, all, session)
  const ids = all.flatMap(({ row, wanted }) => [
    ...fitting(hits, row.values, wanted, session).ids,
    ...namesakes(hits, wanted),
  ])
  const known = await loadAssets(ctx, [...new Set(ids)])
  const judged = all.map(({ row, wanted }) => judgeRow({ now: ctx.now, session, hits, known }, row, wanted))
  return withFitting(ctx, session, judged, known)
}

/** Rows whose own fields hold what does not fit, or stand on no thing of that type, are not brought in. */
async function withFitting(
  ctx: Read,
  { usual }: AssetSession,
  judged: readonly Judged<AssetPlan>[],
  known: ReadonlyMap<string, Loaded>,
): Promise<Judged<AssetPlan>[]> {
  const filled = judged.filter(({ plan }) => plan.facts.custom !== undefined)
  const checked = await tryCustom(
    ctx,
    'asset',
    filled.map(({ id, plan: { facts } }) => {
      const was = known.get(id ?? '')
      return { values: facts.custom ?? {}, before: was?.custom ?? {}, type: facts.type ?? was?.type ?? usual }
    }),
  )
  const wrong = new Map(
    checked.flatMap((one, at): [Judged<AssetPlan> | undefined, Reason[]][] =>
      'problems' in one
        ? [
            [
              filled[at],
              Object.entries(one.problems).map(([name, said]) => ({
                field: `${ownPrefix}${name}`,
                why: w.later('custom-wrong', { problem: said.join(' ') }),
              })),
            ],
          ]
        : [],
    ),
  )
  return judged.map((one) => {
    const reasons = wrong.get(one)
    return reasons && one.verdict !== 'conflict' ? { ...one, verdict: 'error', reasons } : one
  })
}

function judgeRow(
  { now, session, hits, known: all }: Judging,
  { n, values }: ImportRow,
  wanted: Wanted,
): Judged<AssetPlan> {
  const { facts, title, notes, problems } = wanted
  const label = [title, textIn(values['tag']) ?? serialIn(values)].filter(Boolean).join(' · ')
  const refused = (verdict: 'error' | 'conflict', reasons: readonly Reason[]): Judged<AssetPlan> => ({
    n,
    label,
    verdict,
    reasons,
    plan: nothing,
  })
  if (label === '') return refused('error', [{ why: w.later('no-name') }])
  const { ids, by } = fitting(hits, values, wanted, session)
  const some = ids.flatMap((id) => all.get(id) ?? [])
  const [known, ...others] = some
  if (others.length > 0) {
    const list = some.map(({ title: name, key }) => `${name} (${key})`).join(', ')
    return refused('conflict', [{ why: w.later('several-fit', { names: list }) }])
  }
  const doubt = known
    ? doubtOf(known, wanted, by)
    : unnumbered(session, wanted, {
        id: textIn(values['id']),
        alike: namesakes(hits, wanted).flatMap((id) => all.get(id) ?? []),
      })
  if (doubt) return refused('conflict', [{ why: doubt }])
  const missing = known ? [] : missingIn(session, wanted)
  if (problems.length + missing.length > 0) return refused('error', [...problems, ...missing])
  const plan: AssetPlan = {
    facts,
    quantity: wanted.quantity,
    holder_id: wanted.holder?.id,
    ...handing(wanted, values, now),
    external: textIn(values['id']),
    created_at: textIn(values['created_at']),
    updated_at: textIn(values['updated_at']),
  }
  if (!known) return { n, label, notes, verdict: 'create', plan }
  const { notes: more, ...change } = changeOf(session, known, wanted, plan)
  return { n, label, id: known.id, ...change, notes: [...notes, ...more] }
}

/** Since when and until when a row says that somebody has it; of what lies at a place neither counts, nor what has not come yet. */
function handing({ holder }: Wanted, values: Values, now: string) {
  const [at, due_back] = [textIn(values['handed_at']), textIn(values['due_back'])]
  const isHeld = holder !== undefined && holder.kind !== 'place'
  return {
    handed_at: isHeld && at !== undefined && msOf(at) <= msOf(now) ? at : undefined,
    due_back: isHeld ? due_back : undefined,
  }
}

/** Why it may be another thing than the one that it was found by. */
function doubtOf(known: Loaded, { facts }: Wanted, by: By): Sentence | null {
  const { serial = '', manufacturer = '' } = facts
  const about = { name: known.title, serial: known.serial, maker: known.manufacturer }
  if (by === 'name') return null
  if (serial !== '' && known.serial !== '' && known.serial.toLowerCase() !== serial.toLowerCase())
    return w.later('other-serial', about)
  const hasOther = manufacturer !== '' && known.manufacturer !== ''
  if (by === 'serial' && hasOther && !isSameMaker(known.manufacturer, manufacturer))
    return w.later('other-maker', about)
  return null
}

/** Why something that a program watches, and that has no number, is for a person: there may be one of it here already. */
function unnumbered(
  { watches }: AssetSession,
  { facts: { serial, tag } }: Wanted,
  { id, alike }: { id: string | undefined; alike: readonly Loaded[] },
): Sentence | null {
  if (!watches || serial !== undefined || tag !== undefined) return null
  if (id === undefined) return w.later('no-serial')
  const names = alike.map(({ title, key }) => `${title} (${key})`).join(', ')
  return alike.length > 0 ? w.later('same-name', { names }) : null
}

/** What has to be said of something new: of what is counted, where it lies. */
function missingIn(session: AssetSession, wanted: Wanted): Reason[] {
  const isNowhere = isCountedIn(session, wanted) && wanted.quantity > 0 && !wanted.holder
  return isNowhere ? [{ field: 'place', why: w.later('no-stock-place', { n: wanted.quantity }) }] : []
}
