import { type RawBuilder, sql } from 'kysely'
import type { Write } from '#kernel/context'
import { type KeptRule, nobody, type Rule } from '../schemas.ts'
import type { z } from 'zod'

const like = (pattern: string) =>
  pattern.toLowerCase().replaceAll(/\\[*\\]|[*%_\\]/g, (mark) => {
    if (mark === '*') return '%'
    return mark === String.raw`\*` ? '*' : `\\${mark.at(-1)}`
  })
const plain = (kept: string) =>
  kept.replaceAll(/\\([%_\\])|[%*]/g, (mark, escaped: string | undefined) => {
    if (mark === '%') return '*'
    return escaped === '%' || escaped === '_' ? escaped : `\\${escaped ?? mark}`
  })

/** A name that nobody wrote as a pattern, as a pattern that takes it alone. */
export const literally = (name: string) => name.replaceAll(/[*\\]/g, String.raw`\$&`)

/** Packages of this name, publisher and source, and no others. */
export const ruleFor = (found: { name: string; publisher: string; source: string }) => ({
  name: literally(found.name),
  publisher: found.publisher === '' ? nobody : literally(found.publisher),
  source: found.source,
})

/** A rule as its table keeps it: patterns in small letters, as LIKE takes them. */
export const ruleColumns = ({ name, publisher, ...rest }: Rule) => ({
  ...rest,
  name: like(name),
  publisher: like(publisher),
})

/** A kept rule as people write it. */
export const ruleOf = ({ name, publisher, ...rest }: z.output<typeof KeptRule>) => ({
  ...rest,
  name: plain(name),
  publisher: plain(publisher),
})

/** The numbers in a version, as the column `numbers` of a package holds them. */
const numbersOf = (version: RawBuilder<unknown>) =>
  sql`coalesce(string_to_array(nullif(trim(both '.' from regexp_replace(regexp_replace(${version}, '^[0-9]+:', ''), '[^0-9]+', '.', 'g')), ''), '.')::numeric[], '{}')`

const fits = sql`p.folded like r.name
  and (r.publisher = '' or (r.publisher = ${sql.lit(nobody)} and p.publisher = '') or lower(p.publisher) collate "C" like r.publisher)
  and (r.source = '' or r.source = p.source)
  and (r.version_from = '' or p.numbers >= ${numbersOf(sql`r.version_from`)})
  and (r.version_below = '' or p.numbers < ${numbersOf(sql`r.version_below`)})`

/** The rule that says most wins: the longest name, then versions, then a publisher; the eldest of equals. */
const best = sql`(select r.product_id from product_rule r join product o on o.id = r.product_id and not o.archived
  where ${fits}
  order by length(replace(r.name, '%', '')) desc, (r.version_from <> '' or r.version_below <> '') desc, (r.publisher <> '') desc, r.id
  limit 1)`

/** Says anew of some packages which product they are; gives the products that lost or won any. */
export async function matchPackages(ctx: Write, which: RawBuilder<boolean>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with moved as (
      update package set product_id = m.product_id
      from (select p.id, p.product_id as before, ${best} as product_id from package p where ${which}) m
      where m.id = package.id and package.product_id is distinct from m.product_id
      returning m.before, m.product_id as after
    )
    select distinct id from (select before as id from moved union all select after from moved) touched
    where id is not null`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Packages of which some rules may speak. */
export const mayFit = (rules: readonly Rule[]) =>
  sql<boolean>`p.folded like any(${rules.map(({ name }) => like(name))}::text[])`

/** After rules of a product came or went: whatever they could speak of, and what the product had. */
export const matchAround = (ctx: Write, productId: string, rules: readonly Rule[]) =>
  matchPackages(ctx, sql<boolean>`(p.product_id = ${productId}::uuid or ${mayFit(rules)})`)
