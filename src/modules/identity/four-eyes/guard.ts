import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { system } from '#kernel/actor'
import { namesOf } from '#kernel/auth/names'
import { type Asking, type Fact, gainsBetween, mayBeNews, restsOn, telling } from '#kernel/auth/powers'
import { type Doing, type Read, type Write, writing } from '#kernel/context'
import type { Db } from '#kernel/db'
import { type Again, type Guard, Held } from '#kernel/guard'
import { newId } from '#kernel/ids'
import { installationOf } from '#kernel/installation'
import { valueOf } from '#kernel/settings'
import { isChanging } from '#kernel/standing'
import { doorSubject } from '../accounts.ts'
import { markOf } from '../emergency.ts'
import { changeAsked, doneAlone } from '../events.ts'
import { writeToAdministrators } from '../notices.ts'
import { confirmersOf } from './confirmers.ts'
import { aloneMails } from './mails.ts'
import { tellAsked } from './notices.ts'
import {
  type Gain,
  gainOf,
  idsIn,
  lockInput,
  mostWaiting,
  type Pending,
  pendingRows,
  sameAmong,
  toldGains,
  waitingDays,
} from './pending.ts'
import { newcomersIn } from './newcomers.ts'
import { fourEyes, isFourEyes } from './setting.ts'
import { w } from './words.ts'

const confirmed = new WeakSet<Db>()
/** A second person has looked at what this transaction gives. */
export const passes = (ctx: Write) => void confirmed.add(ctx.db)

/** One at a time: two who each give half of something see what the other gives. */
export const oneAtATime = (ctx: Write) => sql`select pg_advisory_xact_lock(724630121)`.execute(ctx.db)

/** Which tables that stand this transaction has changed; their triggers noted it. */
async function changedIn({ db }: Write): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ tables: string }>`
    select coalesce(current_setting('wheelhouse.standing', true), '') as tables`.execute(db)
  return new Set(rows[0]?.tables.split(' '))
}

export const askingOf = async (ctx: Pick<Read, 'db'>, actor: string): Promise<Asking> => ({
  actor,
  mails: (await installationOf(ctx)).mails,
})

/** For programs which change it is, and for people where it stands. */
const whereOf = (change: string) => ({ change, see: `/second-person?change=${change}` })

/** Says so to whoever asks again, and to whoever could confirm what another asked for. */
async function waitsAlready(ctx: Write, { id, asked_by }: Pending) {
  const by = asked_by === ctx.actor.id ? undefined : (await namesOf(ctx, [asked_by])).get(asked_by)
  const sentence = by === undefined ? w.later('held-already') : w.later('held-by', { by })
  return new Refusal('second-needed', sentence, whereOf(id))
}

/** What was asked for is kept until somebody else confirms it. */
const keep = (again: Again | undefined, kept: readonly Gain[], rests: string) => async (doing: Doing) => {
  if (!again) return new Refusal('forbidden', w.later('held-here'))
  return writing({ ...doing, again: undefined }, async (ctx) => {
    const { actor, now } = ctx
    // Pressed twice it is asked for once.
    await oneAtATime(ctx)
    const waiting = await pendingRows(ctx, true)
    const same = await sameAmong(ctx, waiting, { ...again, gains: kept, rests })
    if (same) return waitsAlready(ctx, same)
    const own = waiting.filter(({ asked_by }) => asked_by === actor.id).length
    if (own >= mostWaiting) return new Refusal('too-many', w.later('too-many', { n: own }))
    const id = newId()
    const asked = { id, asked_by: actor.id, asked_at: now, endpoint: again.endpoint, rests, state: 'waiting' }
    await sql`
      insert into pending_change (id, asked_by, asked_at, expires_at, endpoint, input, gains, rests, state)
      values (${id}::uuid, ${actor.id}::uuid, ${now}::timestamptz, ${now}::timestamptz + make_interval(days => ${waitingDays}::int),
        ${asked.endpoint}::text, ${lockInput(id, again.input)}, ${JSON.stringify(kept)}::jsonb, ${rests}::text, ${asked.state}::text)`.execute(
      ctx.db,
    )
    ctx.emit(
      changeAsked,
      await doorSubject(ctx),
      { change_id: id, gains: toldGains(kept) },
      { granted: false },
    )
    const others = await confirmersOf(ctx, again.endpoint, actor.id)
    await tellAsked(
      ctx,
      asked,
      others.map(({ person_id }) => person_id),
    )
    return new Refusal('second-needed', w.later('held', { n: others.length }), whereOf(id))
  })
}

/** Whoever came by an emergency account is let go on, and everybody hears of it. */
async function tellAlone(ctx: Write, gains: readonly Fact[]) {
  const kept = gains.map((gain) => gainOf(gain))
  ctx.emit(doneAlone, await doorSubject(ctx), { gains: toldGains(kept) }, { granted: false })
  await writeToAdministrators(ctx, {
    but: ctx.actor.id,
    letters: (readers) => aloneMails(ctx, readers, kept),
  })
}

/** Asked over the transaction’s own connection; what it decides itself does not count yet. */
const isOn = (ctx: Write, committed: Db) =>
  isChanging(ctx) ? valueOf({ db: committed }, fourEyes) : isFourEyes(ctx)

/** While four eyes are on, nothing by which somebody may do more is committed before a second person has confirmed it. */
export const fourEyesGuard: Guard = async (ctx, committed, again) => {
  const { actor } = ctx
  // The house itself does what was decided; who is not signed in comes in by what was.
  if (actor.kind === 'system' || actor.id === system.id || confirmed.has(ctx.db)) return
  if (!(await isOn(ctx, committed))) return
  const changed = await changedIn(ctx)
  if (!mayBeNews(changed)) return
  await oneAtATime(ctx)
  const asking = await askingOf({ db: committed }, actor.id)
  const all = await gainsBetween([committed, ctx.db], asking, changed)
  if (all.length === 0) return
  const gains = telling(all)
  if (await markOf({ db: committed }, actor.id)) return tellAlone(ctx, gains)
  const needs = gains.flatMap((gain) => gain.needs)
  const known = await namesOf({ db: committed }, idsIn(gains))
  const newcomers = await newcomersIn(ctx, gains, (id) => !known.has(id))
  const kept = gains.map((gain) => gainOf(gain, newcomers))
  throw new Held(keep(again, kept, await restsOn(committed, asking, needs)))
}
