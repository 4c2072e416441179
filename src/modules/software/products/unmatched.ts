import { sql } from 'kysely'
import { mostOnBadge } from '#lib/badge'
import type { Input } from '#lib/contract'
import type { Read, Write } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { Refusal } from '#lib/refusal'
import { visible } from '#kernel/visible'
import type { software } from '../contract.ts'
import { longestTitle, type Unmatched } from '../schemas.ts'
import { w } from '../words.ts'
import { changeRules, createProducts } from './commands.ts'
import { ruleFor } from './rules.ts'

/** What is reported may be longer than a product is called. */
const short = (text: string) => text.slice(0, longestTitle).toWellFormed().trim()

/**
 * Packages that no rule knows, all versions of one name, publisher and source as one; what stands on most devices first as far as
 * that is counted. The suggestion is learned from what was assigned before: the product of packages whose name differs in figures
 * alone, else of those of the same publisher whose names begin with the same word.
 */
export async function listUnmatched(ctx: Read, { after, limit, find }: Input<typeof software.unmatched>) {
  const at = after === undefined ? undefined : unseal(after, ['text', 'text', 'text'])
  const from =
    at === undefined
      ? sql`true`
      : sql`(p.folded, p.publisher, p.source) > (${at[0]}::text collate "C", ${at[1]}::text collate seen, ${at[2]}::text collate "C")`
  const wanted = find === '' ? sql`true` : sql`position(${find.toLowerCase()}::text in p.folded) > 0`
  const seenOnes = sql`select i.device_id from package v join installation i on i.package_id = v.id and i.last_seen is null
    join entity e on e.id = i.device_id
    where v.folded = p.folded and v.publisher = p.publisher and v.source = p.source and v.product_id is null and ${visible(ctx.actor, 'e')}`
  const { rows } = await sql<Unmatched & { folded: string }>`
    select p.id::text, p.name, p.folded, p.publisher, p.source, p.versions,
      (select count(distinct device_id)::int from (${seenOnes} limit ${sql.lit(mostOnBadge)}) counted) as devices,
      (select jsonb_build_object('id', o.id, 'key', o.key, 'name', o.title) from (
        (select k.product_id, 0 as far from package k where k.product_id is not null and k.stem = p.stem and p.stem <> '' limit 1)
        union all
        (select k.product_id, 1 from package k where k.product_id is not null and p.publisher <> '' and k.publisher = p.publisher
          and split_part(k.stem, ' ', 1) = split_part(p.stem, ' ', 1) order by k.id limit 1)
      ) k join product o on o.id = k.product_id and not o.archived order by k.far limit 1) as suggestion
    from (
      select min(p.id) as id, min(p.name) as name, p.folded, p.publisher, p.source, min(p.stem) as stem, count(*)::int as versions
      from package p
      where p.product_id is null and ${wanted} and ${from} and exists (${seenOnes})
      group by p.folded, p.publisher, p.source order by p.folded, p.publisher, p.source limit ${limit + 1}::int
    ) p order by p.folded, p.publisher, p.source`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ folded: _, ...row }) => row),
    next: rows.length > limit && last ? seal([last.folded, last.publisher, last.source]) : null,
  }
}

/** Says which product packages of this name and publisher are, in every version, from now on; makes the product where it is new. */
export async function assignPackage(
  ctx: Write,
  { package: id, product_id, name }: Input<typeof software.assign>,
) {
  const found = await ctx.db
    .selectFrom('package')
    .select(['name', 'publisher', 'source'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', w.later('no-package'))
  if (product_id !== undefined) {
    await changeRules(ctx, product_id, { add: [ruleFor(found)] })
    return { id: product_id }
  }
  const [made] = await createProducts(ctx, [
    {
      name: name ?? short(found.name),
      publisher: short(found.publisher),
      rules: [ruleFor(found)],
    },
  ])
  return { id: made?.id ?? '' }
}
