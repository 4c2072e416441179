import { type RawBuilder, sql } from 'kysely'
import { pick } from '#lib/patch'
import type { Write } from '#kernel/context'
import { when } from '#kernel/flows'
import { assetChanged, factsOfAssets } from '#modules/assets/public'
import { assetFields } from './asset-fields.ts'
import { factsOf } from './engine/facts.ts'
import { keptSections } from './sections.ts'

/**
 * What agent `a` says otherwise than it stands on its asset, of which `t` are the facts: field, value, stands. What is empty
 * there is filled by reports, a serial number is the same in whichever case, and an asset that is called by its maker and
 * model was named by nobody.
 */
export const sayingOtherwise = sql`(
  select f.field, f.value, s.stands
  from jsonb_each_text(a.said) as f(field, value)
  cross join lateral (select case f.field when 'name' then t.name collate "C" when 'serial' then t.serial collate "C"
    when 'manufacturer' then t.manufacturer collate "C" when 'model' then t.model collate "C" end as stands) s
  where s.stands <> '' and s.stands <> f.value
    and (f.field <> 'serial' or lower(s.stands) <> lower(f.value))
    and (f.field <> 'name' or s.stands <> trim(concat_ws(' ', nullif(t.manufacturer, ''), nullif(t.model, ''))) collate "C"))`

/** Only those marked are looked at for the list. */
const mark = (ctx: Pick<Write, 'db'>, which: RawBuilder<boolean>) =>
  sql`update agent u set differs = not u.differs
    from agent a join ${factsOfAssets} t on t.id = a.asset_id
    where ${which} and u.id = a.id and u.differs <> exists (select from ${sayingOtherwise} o)`.execute(ctx.db)

/** Marks an agent that says something else than stands on its asset; the others of that asset are held by nobody here. */
export const markItself = (ctx: Pick<Write, 'db'>, id: string) => mark(ctx, sql`a.id = ${id}::uuid`)

/** Marks the agents of these assets that say something else than stands there. */
export async function markOtherwise(ctx: Pick<Write, 'db'>, assetIds: readonly string[]) {
  const theirs = sql<boolean>`a.asset_id = any(${[...assetIds]}::uuid[])`
  // In one order, so that no two who mark some wait for each other.
  await sql`select from agent a where ${theirs} order by a.id for update`.execute(ctx.db)
  await mark(ctx, theirs)
}

/** Keeps what an agent says last of the facts that stand on assets. */
export async function keepSaid(ctx: Write, id: string) {
  const said = JSON.stringify(pick(factsOf(await keptSections(ctx, id, ['bios', 'hardware'])), assetFields))
  await sql`update agent set said = ${said}::jsonb where id = ${id}::uuid`.execute(ctx.db)
  await markItself(ctx, id)
}

/** Whoever changes an asset may make it differ from what its agent says, or the same. */
export const assetIsCompared = when(
  assetChanged,
  'agents-asset-is-compared',
  (ctx, _, { subject }) => markOtherwise(ctx, [subject.id]),
  { imports: true, only: ({ after }) => assetFields.some((field) => field in after) },
)
