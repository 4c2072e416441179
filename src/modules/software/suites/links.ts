import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { recordset } from '#kernel/insert-rows'
import { visible } from '#kernel/visible'

type Db = Pick<Read, 'db'>

export interface SuiteLink {
  readonly suite_id: string
  readonly member_id: string
}

/** What belongs to these products as suites, and to which suites they belong themselves. */
export async function linksOf({ db }: Db, ids: readonly string[]): Promise<SuiteLink[]> {
  const { rows } = await sql<SuiteLink>`
    select suite_id, member_id from suite_member where suite_id = any(${[...ids]}::uuid[])
    union select suite_id, member_id from suite_member where member_id = any(${[...ids]}::uuid[]) order by 1, 2`.execute(
    db,
  )
  return rows
}

/** Writes down that products belong to suites; what is known already stays. */
export async function linkMembers({ db }: Db, links: readonly SuiteLink[]): Promise<void> {
  if (links.length === 0) return
  await sql`insert into suite_member (suite_id, member_id)
    select suite_id, member_id from ${recordset('suite_member', [...links])} r on conflict do nothing`.execute(
    db,
  )
}

/** All that belongs to each of these products, through the suites in it too. */
export async function within({ db }: Db, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ id: string; member_id: string }>`
    with recursive inside(id, member_id) as (
      select suite_id, member_id from suite_member where suite_id = any(${[...ids]}::uuid[])
      union
      select i.id, m.member_id from inside i join suite_member m on m.suite_id = i.member_id
    ) select id, member_id from inside`.execute(db)
  const found = new Map(ids.map((id) => [id, new Set<string>()]))
  for (const { id, member_id } of rows) found.get(id)?.add(member_id)
  return found
}

interface Named {
  readonly id: string
  readonly key: string
  readonly name: string
}

/** What belongs to a product as a suite, and to which suites it belongs, as far as the reader may see it. */
export async function suiteOf(
  ctx: Read,
  id: string,
): Promise<{ readonly members: Named[]; readonly suites: Named[] }> {
  const { rows } = await sql<Named & { is_member: boolean }>`
    select o.id, o.key, o.title as name, o.id = m.member_id as is_member
    from suite_member m join product o on o.id = case when m.suite_id = ${id}::uuid then m.member_id else m.suite_id end
    where (m.suite_id = ${id}::uuid or m.member_id = ${id}::uuid) and not o.archived and ${visible(ctx.actor, 'o')}
    order by o.title, o.id`.execute(ctx.db)
  const some = (isMember: boolean) =>
    rows.flatMap(({ is_member, ...one }) => (is_member === isMember ? [one] : []))
  return { members: some(true), suites: some(false) }
}

/**
 * A query for which products are counted as seats of a suite, where nobody looks at each installation: those of which nothing was
 * bought by itself and that belong to a suite that was. `product_id`, `as_id`.
 */
export const countedAsSuites: RawBuilder<unknown> = sql`
  select distinct on (b.product_id) b.product_id, b.suite_id as as_id from (
    with recursive belongs(product_id, suite_id) as (
      select member_id, suite_id from suite_member
      union
      select b.product_id, m.suite_id from belongs b join suite_member m on m.member_id = b.suite_id
    ) select * from belongs
  ) b join product s on s.id = b.suite_id and not s.archived join product o on o.id = b.product_id and o.licensing = 'paid'
  where exists (select from entitlement l where l.product_id = b.suite_id)
    and not exists (select from entitlement l where l.product_id = b.product_id)
  order by b.product_id, b.suite_id`
