import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { say, type Sentence } from '#lib/words'
import { type Actor, may } from '#kernel/actor'
import { namesOf } from '#kernel/auth/names'
import { type Fact, keysOf, powerNamed } from '#kernel/auth/powers'
import type { Read, Write } from '#kernel/context'
import type { Again } from '#kernel/guard'
import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { type Promised, promised } from '#kernel/promised'
import { w } from './words.ts'

export const waitingDays = 7
export const mostWaiting = 50
const mostSaid = 8
const mostTold = 50

/** A gain as it is kept: names are found when it is said. */
export const Gain = z.object({
  source: z.string(),
  key: z.string(),
  needs: z.array(z.string()),
  shown: z.record(z.string(), z.string().nullable()),
  /** Those in it who are not there before it is done. */
  names: z.record(z.string(), z.string()).optional(),
})
export type Gain = z.output<typeof Gain>
export const gainOf = (
  { source, key, needs, shown }: Fact,
  newcomers: ReadonlyMap<string, string> = new Map(),
): Gain => ({
  source,
  key: [...newcomers].reduce((known, [id, name]) => known.replaceAll(id, name), key),
  needs: [...needs],
  shown: { ...shown },
  ...(newcomers.size > 0 && { names: Object.fromEntries(newcomers) }),
})

const placeOf = (id: string) => `input of the change ${id}`
/** Where what was asked for lies, for an exchange of the installation's secret. */
export const lockedInputs: LockedColumn = {
  table: 'pending_change',
  id: 'id',
  column: 'input',
  about: placeOf,
  lost: (n) => w.later('lost', { n }),
}
export const lockInput = (id: string, input: unknown) =>
  locked(Buffer.from(JSON.stringify(input)), placeOf(id))

export interface Pending {
  id: string
  asked_by: string
  asked_at: string
  expires_at: string
  endpoint: string
  gains: Gain[]
  rests: string
  state: 'waiting' | 'confirmed' | 'declined' | 'withdrawn' | 'expired'
  decided_by: string | null
  decided_at: string | null
  reason: string | null
}

const columns = sql`id, asked_by, asked_at, expires_at, endpoint, gains, rests, state, decided_by, decided_at, reason`

/** What waits, or all that was asked for lately, the newest first. */
export async function pendingRows(ctx: Pick<Read, 'db' | 'now'>, onlyWaiting: boolean): Promise<Pending[]> {
  const { rows } = await sql<Pending>`
    select ${columns} from pending_change
    where (not ${onlyWaiting}::boolean or state = 'waiting' and expires_at > ${ctx.now}::timestamptz)
    order by asked_at desc, id desc limit 200`.execute(ctx.db)
  return rows
}

/** One that waits, to be decided once. */
export async function takePending(ctx: Write, id: string): Promise<Pending> {
  const { rows } = await sql<Pending>`
    select ${columns} from pending_change
    where id = ${id}::uuid and state = 'waiting' and expires_at > ${ctx.now}::timestamptz for update`.execute(
    ctx.db,
  )
  const [found] = rows
  if (!found) throw new Refusal('not-found', w.later('no-change'))
  return found
}

/** What was said when it was asked for; undefined where it no longer opens. */
export async function inputOf(ctx: Read, { id }: Pending, { endpoint }: Promised): Promise<unknown> {
  const row = await ctx.db
    .selectFrom('pending_change')
    .select('input')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const plain = unlocked(row.input, placeOf(id))
  return plain && endpoint.input.parse(JSON.parse(plain.toString()))
}

/** What two lists of gains have in common when they are the same. */
export const sameGains = (one: readonly Pick<Gain, 'source' | 'key'>[], other: readonly Gain[]) =>
  JSON.stringify(keysOf(one)) === JSON.stringify(keysOf(other))

/** What waits already, just so: of whoever asks, or of somebody whose changes they see. */
export async function sameAmong(
  ctx: Read,
  waiting: readonly Pending[],
  asked: Again & { readonly gains: readonly Gain[]; readonly rests: string },
): Promise<Pending | undefined> {
  const known = promised(asked.endpoint)
  if (!known) return undefined
  const meant = JSON.stringify(known.endpoint.input.parse(asked.input))
  for (const change of waiting)
    if (
      change.endpoint === asked.endpoint &&
      change.rests === asked.rests &&
      isShown(ctx.actor, change) &&
      sameGains(change.gains, asked.gains) &&
      JSON.stringify(await inputOf(ctx, change, known)) === meant
    )
      return change
  return undefined
}

/** What somebody must hold in every place to confirm or decline what is asked for; undefined where nobody promises it any more. */
export function permissionFor(endpoint: string): string | undefined {
  const can = promised(endpoint)?.endpoint.can
  return can === 'signed-in' || can === 'anyone' ? 'identity.roles' : can
}

/** Whether the door is still open to whoever asked; what lies behind it is looked at when it is done. */
export function mayAsk(asker: Actor, { endpoint }: Pick<Pending, 'endpoint'>): boolean {
  const can = promised(endpoint)?.endpoint.can
  return can === 'signed-in' || (can !== undefined && may(asker, can))
}

/** Whether somebody may do, and so confirm, what is asked for. */
export function holdsPower(actor: Actor, { endpoint }: Pick<Pending, 'endpoint'>): boolean {
  const permission = permissionFor(endpoint)
  return permission !== undefined && may(actor, permission, null)
}

/** What somebody asked for themselves, or may decide; all of it for those who see who may what. */
export const isShown = (actor: Actor, change: Pick<Pending, 'asked_by' | 'endpoint'>) =>
  change.asked_by === actor.id || may(actor, 'identity.read') || holdsPower(actor, change)

type Told = Pick<Gain, 'source' | 'shown' | 'names'>

/** The ids of people, teams and places that gains name. */
export const idsIn = (gains: readonly Told[]) =>
  gains.flatMap(({ shown }) =>
    Object.values(shown).flatMap((value) => (value !== null && Id.safeParse(value).success ? value : [])),
  )

/** Those that differ in one thing alone, as one that has all of it, a line each. */
function joined(gains: readonly Told[]): Told[] {
  const groups = Map.groupBy(gains, ({ source, shown }) => {
    const joins = powerNamed(source)?.joins
    const rest = Object.entries(shown).filter(([name]) => name !== joins)
    return JSON.stringify([source, rest])
  })
  return [...groups.values()].flatMap((some) => {
    const [first] = some
    const joins = first && powerNamed(first.source)?.joins
    if (!first || joins === undefined) return some
    const all = some.map(({ shown }) => shown[joins] ?? '').join('\n')
    return [{ source: first.source, shown: { ...first.shown, [joins]: all } }]
  })
}

/** The gains in words. `of`: the name behind an id. */
export function sayGains(
  gains: readonly Told[],
  { of, say: saying }: { of: (id: string) => string; say: (part: Sentence) => string },
): string {
  const named = (value: string) => (Id.safeParse(value).success ? of(value) : value)
  const said = joined(gains).flatMap(({ source, shown }) => {
    const values = Object.entries(shown).flatMap(([name, value]) =>
      value === null ? [] : [[name, value.split('\n').map(named).join('\n')] as const],
    )
    const sentence = powerNamed(source)?.say?.(Object.fromEntries(values))
    return sentence ? [saying(sentence)] : []
  })
  const each = [...new Set(said)]
  const more = each.length - mostSaid
  if (more <= 0) return each.join('; ')
  return [...each.slice(0, mostSaid), saying(w.later('gain-more', { n: more }))].join('; ')
}

/** The same, by the names that people, teams and places bear now. */
export async function gainsInWords(ctx: Pick<Read, 'db'>, gains: readonly Told[], language: string) {
  const ids = idsIn(gains)
  const names = new Map([
    ...gains.flatMap(({ names: newcomers = {} }) => Object.entries(newcomers)),
    ...(await namesOf(ctx, ids)),
  ])
  const places = ids.filter((id) => !names.has(id))
  if (places.length > 0) {
    const rows = await ctx.db.selectFrom('entity').select(['id', 'title']).where('id', 'in', places).execute()
    for (const { id, title } of rows) names.set(id, title)
  }
  return sayGains(gains, { of: (id) => names.get(id) ?? id, say: (part) => say(part, language) })
}

/** As an event keeps them. */
export const toldGains = (gains: readonly Told[]) =>
  gains.slice(0, mostTold).map(({ source, shown }) => ({ source, shown: { ...shown } }))
