import { sql } from 'kysely'
import { isoOf, msOf } from '#lib/time/instant'
import { actorOf } from '#kernel/auth/actors'
import type { Write } from '#kernel/context'
import type { Told } from '#kernel/flows'
import { newId } from '#kernel/ids'
import { recordset } from '#kernel/insert-rows'
import { nudge } from '#kernel/poke'
import { kept, keptEach } from '#kernel/standing'
import { together } from '#kernel/together'
import { strongest } from './engine/merge.ts'
import { type Plan, planOf } from './engine/plan.ts'
import { noticeKind } from './kinds.ts'
import { planPushes } from './push/waiting.ts'
import { sightOf } from './sight.ts'
import { choiceOf, wantedBy } from './wanted.ts'

/** Why some people are told of a fact. */
export interface Why {
  readonly kind: string
  /** People; a team stands for those who belong to it. */
  readonly to: readonly (string | null | undefined)[]
  /** The words that it tells of. */
  readonly part?: string | undefined
  /** For those alone who see the record from inside. */
  readonly inside?: boolean
  /** They are sent a mail by whoever raises it. */
  readonly spared?: boolean
  /** What the line is told with: titles and the like, never a name of a person. */
  readonly values?: Readonly<Record<string, string>>
}

export interface Fact {
  /** Names it: nobody is told of it twice. */
  readonly fact: string
  /** The record; null: the house itself. */
  readonly entity_id: string | null
  /** Who did it, and hears nothing of it. */
  readonly by: string
  readonly request_id: string
  /** When it happened; now, unless it is said. */
  readonly at?: string
  /** A permission, held in every place, without which it is not shown. */
  readonly needs?: string | undefined
  /** Where it leads, if not to its record. */
  readonly leads_to?: string
}

/** What one request did to one record is one fact, however many events it took. */
export const factOf = ({ at, subject, actor_id, request_id }: Told): Fact => ({
  fact: `${request_id} ${subject.id}`,
  entity_id: subject.id,
  by: actor_id,
  request_id,
  at,
})

/** Principal → the people whom it stands for and who can come in. */
export const peopleOf = (ctx: Pick<Write, 'db'>, ids: readonly string[]) =>
  keptEach(ctx, 'notices.people', ids, async (asked) => {
    const { rows } = await sql<{ id: string; people: string[] }>`
      select p.id, array(
        select a.person_id
        from (select p.id as person_id union all select m.person_id from membership m where m.team_id = p.id) who
        join account a using (person_id) where a.disabled_at is null) as people
      from unnest(${asked}::uuid[]) as p(id)`.execute(ctx.db)
    return new Map(rows.map(({ id, people }) => [id, people]))
  })

/** Those who were told of the same words before, by another fact. */
async function toldOf({ db }: Pick<Write, 'db'>, { fact }: Fact, whys: readonly Why[]) {
  const parts = whys.flatMap(({ part }) => part ?? [])
  if (parts.length === 0) return new Set<string>()
  const { rows } = await sql<{ who: string }>`
    select person_id || ' ' || part as who from notice where part = any(${parts}::uuid[]) and fact <> ${fact}`.execute(
    db,
  )
  return new Set(rows.map(({ who }) => who))
}

/**
 * Tells people of one fact: each once, by the strongest reason that they want, may see and did not cause themselves. A
 * stronger reason that comes later takes the place of a weaker one, until that was read or mailed.
 */
export async function raise(ctx: Write, fact: Fact, whys: readonly Why[]): Promise<void> {
  const principals = whys.flatMap(({ to }) => to.flatMap((id) => id ?? []))
  if (principals.length === 0) return
  const [members, sees, before] = await together(
    peopleOf(ctx, [...new Set(principals)]),
    sightOf(ctx, fact.entity_id),
    toldOf(ctx, fact, whys),
  )
  const reasons = whys.map((why) => ({
    ...why,
    rank: noticeKind(why.kind).rank,
    people: why.to.flatMap((id) => members.get(id ?? '') ?? []),
    // A team that gets copies is written to by nobody.
    spared: why.spared === true ? why.to.flatMap((id) => id ?? []) : [],
  }))
  const people = new Set(reasons.flatMap((reason) => reason.people))
  people.delete(fact.by)
  // Many facts are told to the same few: who they are is kept as it is for those who sign in.
  const known = (id: string) => kept(ctx, `notices.reader ${id}`, () => actorOf(ctx.db, id))
  const found = await together(...[...people].map(known))
  const actors = new Map(found.flatMap((actor) => (actor ? [[actor.id, actor] as const] : [])))
  if (actors.size === 0) return
  const wanted = await wantedBy(ctx, [...actors.values()])
  const told = strongest(reasons, fact.by, (person, { kind: name, inside = false, part }) => {
    const [actor, mine, kind] = [actors.get(person), wanted.get(person), noticeKind(name)]
    if (!actor || !mine || before.has(`${person} ${part ?? ''}`)) return false
    return choiceOf(mine.wishes, kind).inbox && sees(actor, { inside, needs: fact.needs ?? null })
  })
  const planned = [...told].flatMap(([person_id, { reason, spared }]) => {
    const mine = wanted.get(person_id)
    const kind = noticeKind(reason.kind)
    const plan =
      mine &&
      planOf(
        { at: msOf(ctx.now), choice: choiceOf(mine.wishes, kind), urgent: kind.urgent ?? false, spared },
        mine.wanted,
      )
    return plan ? [{ person_id, reason, spared, plan }] : []
  })
  await write(ctx, fact, planned)
  const spared = reasons.flatMap((reason) => reason.spared)
  if (spared.length > 0)
    await sql`update notice set spared = true, how = null, mail_at = null
      where fact = ${fact.fact} and person_id = any(${spared}::uuid[]) and not spared`.execute(ctx.db)
}

interface Planned {
  readonly person_id: string
  readonly reason: Omit<Why, 'spared'> & { readonly rank: number }
  readonly spared: boolean
  readonly plan: Plan
}

const isoOrNull = (ms: number | null) => (ms === null ? null : isoOf(ms))

async function write(ctx: Write, fact: Fact, planned: readonly Planned[]) {
  if (planned.length === 0) return
  const rows = planned.map(({ person_id, reason, spared, plan }) => ({
    id: newId(),
    person_id,
    fact: fact.fact,
    kind: reason.kind,
    rank: reason.rank,
    entity_id: fact.entity_id,
    part: reason.part ?? null,
    inside: reason.inside ?? false,
    needs: fact.needs ?? null,
    leads_to: fact.leads_to ?? null,
    by_id: fact.by,
    said: reason.values ?? {},
    request_id: fact.request_id,
    at: fact.at ?? ctx.now,
    spared,
    how: plan.how,
    mail_at: isoOrNull(plan.mail_at),
  }))
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
  const { rows: written } = await sql<{ id: string; person_id: string }>`
    insert into notice (${columns}) select ${columns} from ${recordset('notice', rows)}
    on conflict (person_id, fact) do update set kind = excluded.kind, rank = excluded.rank, part = excluded.part,
      inside = excluded.inside, said = excluded.said, by_id = excluded.by_id, spared = notice.spared or excluded.spared,
      how = case when notice.spared then null else excluded.how end,
      mail_at = case when notice.spared then null else excluded.mail_at end
    where excluded.rank < notice.rank and notice.read_at is null and notice.mailed_at is null
    returning id, person_id`.execute(ctx.db)
  const pushed = new Map(planned.map(({ person_id, plan }) => [person_id, isoOrNull(plan.push_at)]))
  await planPushes(
    ctx,
    written.flatMap(({ id, person_id }) => {
      const push_at = pushed.get(person_id) ?? null
      return push_at === null ? [] : [{ id, person_id, push_at }]
    }),
  )
  ctx.wake()
  await nudge(ctx, { people: written.map(({ person_id }) => person_id), rooms: ['notices'] })
}
