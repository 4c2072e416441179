import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { seenAmong } from '#kernel/readable'
import { usualName, wordsOf } from '../commands/create-assets.ts'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { assetChanged } from '../events.ts'
import { groundOf, typeIn } from '../ground.ts'

const facts = ['manufacturer', 'model', 'model_number'] as const
const factsOf = (one: Loaded) => Object.fromEntries(facts.map((name) => [name, one[name]]))

/**
 * Does something that changes how models are called, and carries it to their things: those that had no name of their own
 * are called as their model is now, all are found by it, and each one's story tells it.
 */
export async function renameThings<T>(
  ctx: Write,
  models: readonly string[],
  rename: () => Promise<T>,
): Promise<T> {
  if (models.length === 0) return rename()
  // Held in one order, so that nobody gives one another name between reading and writing.
  const { rows } = await sql<{ id: string }>`
    select id from entity where id in (select id from asset where model_id = any(${[...models]}::uuid[]))
    order by id for update`.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  const before = await loadAssets(ctx, ids)
  const result = await rename()
  const after = await loadAssets(ctx, ids)
  const ground = await groundOf(ctx)
  const usual = ({ manufacturer, model, type }: Loaded) =>
    usualName(manufacturer, model, typeIn(ground, type).title)
  const changed = [...after.values()].flatMap((now) => {
    const was = before.get(now.id)
    if (!was || JSON.stringify(factsOf(was)) === JSON.stringify(factsOf(now))) return []
    return [{ was, now, title: was.title === usual(was) ? usual(now) : was.title }]
  })
  const refs = await seenAmong(
    ctx,
    changed.map(({ now: { id } }) => id),
  )
  for (const { was, now, title } of changed) {
    const ref = refs.get(now.id)
    if (!ref) continue
    const named = was.title === title ? {} : { title }
    const saved = await saveEntity(ctx, ref, { ...named, words: wordsOf(now) })
    const differing = facts.filter((name) => was[name] !== now[name])
    const said = (one: Loaded, name: string) => ({
      ...Object.fromEntries(differing.map((field) => [field, one[field]])),
      ...(was.title !== title && { name }),
    })
    ctx.emit(assetChanged, saved, { before: said(was, was.title), after: said(now, title) })
  }
  return result
}
