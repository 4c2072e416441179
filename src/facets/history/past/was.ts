import type { Input } from '#lib/contract'
import { nameOf, type Values, type Why } from '#lib/past/fold'
import { isoOf, msOf } from '#lib/time/instant'
import { when } from '#lib/time/relative'
import { say, type Sentence, titleSaid } from '#lib/words'
import type { Read } from '#kernel/context'
import type { Moment, Past } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { kindOf } from '#kernel/kinds'
import { seenAmong } from '#kernel/readable'
import { seen, type Seen, seenFor } from '#kernel/visible'
import { clocksThen } from '#facets/clocks/then'
import { wordsThen } from '#facets/comments/then'
import { type AsItWas, type FieldThen, type history } from '../contract.ts'
import { w } from '../words.ts'
import { type Looked, lookBack, thenOf } from './load.ts'
import { besides, momentOf } from './moment.ts'
import { inWords } from './read.ts'

/** A chain of merges longer than this is a mistake in the data, not a story. */
const longest = 50

/** What was merged into a record at a moment, at any remove, as far as the reader may read it today. */
async function wholeThen(ctx: Read, first: Looked, moment: Moment): Promise<readonly Looked[]> {
  const whole = [first]
  for (let n = 0; n < whole.length && whole.length < longest; n++) {
    const looked = whole[n]
    const part = looked?.parts.find(({ past }) => past.takesIn !== undefined)
    if (!looked || !part) continue
    const then = thenOf(looked, part, part.past.takesIn ?? '')
    const ids = 'value' in then && Array.isArray(then.value) ? (then.value as string[]) : []
    const open = await seenAmong(ctx, ids)
    for (const id of open.keys())
      if (!whole.some(({ record }) => record.id === id))
        whole.push(await lookBack(ctx, await seen(ctx, id), moment))
  }
  return whole
}

interface Folded {
  readonly values: Values
  readonly whys: ReadonlyMap<string, Why>
}

/** What the fields of one room held then; of lists that are a whole's, what all its parts held. */
function folded(past: Past, whole: readonly Looked[]): Folded {
  const [first] = whole
  const values: Record<string, unknown> = {}
  const whys = new Map<string, Why>()
  const own = first?.parts.find((part) => part.past === past)?.now ?? {}
  // Also what is no field by itself, and others are read by: in which workflow a state stood.
  for (const name of new Set([...Object.keys(past.fields), ...Object.keys(own)])) {
    const { many, inside } = past.fields[name] ?? {}
    if (inside && !first?.record.inside) continue
    const thens = (past.whole && many ? whole : whole.slice(0, 1)).flatMap((looked) => {
      const part = looked.parts.find((one) => one.past === past)
      return part && Object.hasOwn(part.now, name) ? [thenOf(looked, part, name)] : []
    })
    for (const then of thens)
      if ('why' in then) whys.set(name, then.why)
      else if (many) values[name] = merged(values[name], then.value)
      else values[name] = then.value
  }
  return { values, whys }
}

const merged = (some: unknown, more: unknown): unknown[] => [
  ...new Map([some ?? [], more ?? []].flat().map((item) => [nameOf(item), item])).values(),
]

const spoken = ({ actor }: Read, sentence: Sentence) => say(sentence, actor.language)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

async function fieldsOf(
  ctx: Read,
  { past, old, now }: { past: Past; old: Folded; now: Folded },
  record: Seen,
  moment: Moment,
): Promise<FieldThen[]> {
  const present = { at: ctx.now, through: null }
  const open = async (some: Values, when: Moment) => ({
    ...some,
    ...(await past.opens?.(ctx, record, some, when)),
  })
  const [values, nowValues] = await Promise.all([open(old.values, moment), open(now.values, present)])
  const [said, today] = await Promise.all([
    inWords(ctx, record, past, values, moment),
    inWords(ctx, record, past, nowValues, present),
  ])
  return Object.entries(past.fields).flatMap(([name, { title }]) => {
    const why = old.whys.get(name)
    if (!why && !Object.hasOwn(values, name)) return []
    const lines = why ? [] : (said.lines.get(name) ?? [])
    const nowLines = today.lines.get(name) ?? []
    return [
      {
        name,
        title: titleSaid(title, ctx.actor.language),
        was: [...lines],
        today: why || !same(lines, nowLines) ? [...nowLines] : null,
        why: why ? spoken(ctx, w.later(`why.${why}`)) : null,
        value: why ? null : said.values[name],
      },
    ]
  })
}

/** A record as it was, as far as its reader may read it today: nothing that is closed to them, or erased, comes back. */
export async function asItWas(ctx: Read, input: Input<typeof history.was>): Promise<AsItWas> {
  const record = await seenFor(ctx, input.id, 'read')
  const moment = await momentOf(ctx, input)
  const looked = await lookBack(ctx, record, moment)
  const near = await besides(ctx, record.id, looked.through)
  const { id, kind, key } = record
  const called = (await calledThen(ctx, [id], { at: moment.at, through: looked.through })).get(id)
  const about = {
    id,
    kind,
    kind_title: titleSaid(kindOf(kind).title, ctx.actor.language),
    key,
    title: looked.here ? (called ?? record.title) : record.title,
  }
  const since = looked.since
  const base = { ...about, at: moment.at, since, here: looked.here, ...near }
  if (!looked.here) return { ...base, notes: [notYet(ctx, key, since)], fields: [], clocks: [], messages: [] }
  const whole = await wholeThen(ctx, looked, moment)
  const today = { at: ctx.now, through: everything }
  const present = await wholeThen(ctx, { ...looked, through: everything }, today)
  const fields: FieldThen[] = []
  for (const { past } of looked.parts)
    fields.push(
      ...(await fieldsOf(
        ctx,
        { past, old: folded(past, whole), now: folded(past, present) },
        record,
        moment,
      )),
    )
  const said = fields.find(({ name }) => name === 'messages')
  const words = await wordsThen(
    ctx,
    whole.map((one) => one.record),
    said?.value,
    moment,
  )
  return {
    ...base,
    notes: [
      ...(since !== null && record.created_at < since ? [brought(ctx, since)] : []),
      ...(words.gone > 0 ? [spoken(ctx, w.later('note.words-gone', { n: words.gone }))] : []),
    ],
    fields: fields.filter((field) => field !== said),
    clocks: await clocksThen(ctx, id, just(moment, input)),
    messages: words.items,
  }
}

/** What happened in the moment of an event is not yet told to clocks before it. */
const just = ({ at }: Moment, { before }: Input<typeof history.was>) =>
  before === undefined ? at : isoOf(msOf(at) - 1)

/** Everything that has ever happened. */
const everything = Number.MAX_SAFE_INTEGER

const momentSaid = ({ actor: { language, zone }, now }: Read, iso: string) =>
  when(msOf(iso), { language, zone, now: msOf(now) })

const notYet = (ctx: Read, key: string, since: string | null) =>
  spoken(ctx, w.later('note.not-yet', { key, since: since === null ? '' : momentSaid(ctx, since) }))

const brought = (ctx: Read, since: string) =>
  spoken(ctx, w.later('note.brought', { since: momentSaid(ctx, since) }))
