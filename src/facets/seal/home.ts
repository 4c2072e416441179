import type { Read } from '#kernel/context'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { showHead } from './queries.ts'
import { w } from './words.ts'

const to = '/admin/audit'

/** A file of signed heads that cannot be kept, or that the database no longer fits. */
async function trouble(ctx: Read): Promise<Finding | null> {
  const { places } = await showHead(ctx)
  const items = places.flatMap(({ place, trouble }) =>
    trouble === null ? [] : [{ id: place, title: w.later(`home.${trouble}`), to, sub: place }],
  )
  if (items.length === 0) return null
  return { title: w.later('home.title'), figures: [{ words: w.later('home.open'), to }], items }
}

tellAtHome({ name: 'seal', order: 69, can: 'audit.read', find: trouble })
