import { msOf } from '#lib/time/instant'
import type { Sentence } from '#lib/words'
import type { ToldVerdict } from '#facets/custody/public'
import type { ImportRow, Judged } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { idMadeAt } from '#kernel/ids'
import { type Ground, isCounted, typeIn } from '../../ground.ts'
import { type LineDraft, lineName, linesOf } from '../../told/lines.ts'
import { w } from '../words.ts'
import { type Found, found, type Thing } from './found.ts'
import { keysOf, type Line, lineIn, sameLine } from './said.ts'
import { type PastOf, whoOf, wovenOf } from './woven.ts'

export const source = 'snipe-it'

export interface ActivitySession {
  readonly ground: Ground
  /** When this rehearsal or run began, in milliseconds: what was written down since is its own. */
  readonly began: number
  /** Steps of the whole file, by whatever they may name their thing by. */
  readonly steps: Map<string, Line[]>
  /** Which row is the first to say the same. */
  readonly firsts: Map<string, number>
}

/** What is to be written for a row: a line, or its thing's steps; of those all at once, with the first row that has any. */
export interface ActivityPlan {
  readonly line?: LineDraft
  readonly past?: PastOf
  readonly names?: Found
}

/** Sees a row before the first is judged: reports begin with what was last, and a thing's steps belong together. */
export function see({ steps, firsts }: ActivitySession, row: Pick<ImportRow, 'n' | 'values'>): void {
  const line = lineIn(row)
  if (line.said.is === 'line' && !firsts.has(sameLine(line))) firsts.set(sameLine(line), row.n)
  if (line.said.is !== 'step') return
  for (const key of keysOf(line)) steps.set(key, [...(steps.get(key) ?? []), line])
}

const nothing: ActivityPlan = {}
type Verdict = Pick<Judged<ActivityPlan>, 'verdict' | 'reasons' | 'notes' | 'plan' | 'id'>
const refused = (verdict: 'error' | 'conflict', why: Sentence, field?: string): Verdict => ({
  verdict,
  plan: nothing,
  reasons: [{ ...(field !== undefined && { field }), why }],
})
const leftOut = (why: Sentence): Verdict => ({ verdict: 'unchanged', plan: nothing, notes: [{ why }] })

/** What lines tell of things that are here; whatever is of today stays as it is. */
export async function judgeActivity(
  ctx: Read,
  rows: readonly ImportRow[],
  session: ActivitySession,
): Promise<Judged<ActivityPlan>[]> {
  const lines = rows.map(lineIn)
  const kin = lines.flatMap((line) =>
    line.said.is === 'step' ? keysOf(line).flatMap((key) => session.steps.get(key) ?? []) : [],
  )
  const all = [...new Map([...kin, ...lines].map((line) => [line.n, line])).values()]
  const names = await found(ctx, all)
  const ofThings = new Map<string, { thing: Thing; lines: Line[] }>()
  for (const line of all) {
    const thing = onlyOne(names.things(line))
    if (!thing || msOf(line.at) > msOf(ctx.now)) continue
    const known = ofThings.get(thing.id) ?? { thing, lines: [] }
    known.lines.push(line)
    ofThings.set(thing.id, known)
  }
  const ground: Batch = {
    names,
    session,
    now: msOf(ctx.now),
    pasts: await wovenOf(ctx, names, ofThings, 'emit' in ctx),
    told: await linesOf(ctx, source, [...ofThings.keys()]),
  }
  return lines.map((line) => ({
    n: line.n,
    label: [line.action, line.item, line.to].filter(Boolean).join(' · '),
    ...judgeLine(ground, line),
  }))
}

const onlyOne = (things: readonly Thing[]) => (things.length === 1 ? things[0] : undefined)

interface Batch {
  readonly names: Found
  readonly session: ActivitySession
  readonly now: number
  readonly pasts: ReadonlyMap<string, PastOf>
  readonly told: ReadonlyMap<string, string>
}

function judgeLine(batch: Batch, line: Line): Verdict {
  const { names, session, now } = batch
  const { said, item, serial } = line
  if (said.is === 'other') return leftOut(w.later('activity-other', { type: said.type }))
  if (said.is === 'unknown') return leftOut(w.later('activity-what', { action: said.action }))
  if (item === '' && serial === '') return refused('error', w.later('activity-no-item'), 'item')
  const things = names.things(line)
  const thing = onlyOne(things)
  if (!thing) {
    const why = things.length === 0 ? 'activity-no-asset' : 'activity-several'
    return refused(things.length === 0 ? 'error' : 'conflict', w.later(why, { item: item || serial }), 'item')
  }
  if (msOf(line.at) > now) return refused('error', w.later('activity-late'), 'at')
  if (isCounted(typeIn(session.ground, thing.type).capacities))
    return refused('conflict', w.later('activity-counted'), 'item')
  return { id: thing.id, ...(said.is === 'line' ? lineOf(batch, line, thing) : stepOf(batch, line, thing)) }
}

function lineOf({ names, session, told }: Batch, line: Line, thing: Thing): Verdict {
  const { n, at, said, by, note } = line
  if (said.is !== 'line') throw new Error('a step is no line')
  const draft = { asset_id: thing.id, source, at, what: said.what, by_id: names.person(by), note }
  const known = told.get(lineName(draft))
  const isKnown = known !== undefined && !isOwn(session, known)
  const isTwice = session.firsts.get(sameLine(line)) !== n
  if (isKnown || isTwice) return { verdict: 'unchanged', plan: nothing }
  return { verdict: 'create', plan: known === undefined ? { line: draft } : nothing }
}

/** Whether this very run wrote it down: with the steps of one thing come rows that stand further down. */
const isOwn = ({ began }: ActivitySession, id: string) => (idMadeAt(id) ?? 0) >= began

function stepOf({ names, pasts, session }: Batch, line: Line, thing: Thing): Verdict {
  const past = pasts.get(thing.id)
  const verdict = past?.woven.verdicts.get(line.n)
  if (!past || !verdict) throw new Error('a step that was not woven')
  if (verdict === 'new') return { verdict: 'create', plan: { past, names } }
  if (verdict === 'known') {
    const at = msOf(line.at)
    const own = past.ledger.some((step) => step.at === at && isOwn(session, step.id))
    return { verdict: own ? 'create' : 'unchanged', plan: nothing }
  }
  return refused('conflict', whyNot(names, line, verdict), 'to')
}

function whyNot(names: Found, line: Line, verdict: ToldVerdict): Sentence {
  const { to } = line
  if (whoOf(names, line) === null) {
    if (to === '') return w.later('activity-nobody')
    return w.later(names.holders(to).length > 1 ? 'activity-twice' : 'activity-unknown', { name: to })
  }
  if (verdict === 'later') return w.later('activity-later')
  return verdict === 'other' ? w.later('activity-elsewhere', { name: to }) : w.later('activity-loose')
}
