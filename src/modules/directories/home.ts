import type { Read } from '#kernel/context'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { flaggedPeople, stoppedDirectories } from './queries/directories.ts'
import { w } from './words.ts'

const to = '/admin/directories'
const shown = 3

/** Who is gone from a directory and waits for somebody to decide. */
async function flaggedInNeed(ctx: Read): Promise<Finding | null> {
  const all = await flaggedPeople(ctx)
  if (all.length === 0) return null
  return {
    title: w.later('home-flagged', { n: all.length }),
    figures: [{ words: w.later('home-flagged-all', { n: all.length }), to }],
    items: all
      .slice(0, shown)
      .map(({ person_id: id, name, directory }) => ({ id, title: name, to, sub: directory })),
  }
}

/** A directory that stopped to ask, or that failed. */
async function stoppedInNeed(ctx: Read): Promise<Finding | null> {
  const stopped = await stoppedDirectories(ctx)
  if (stopped.length === 0) return null
  return {
    title: w.later('home-stopped'),
    figures: [],
    items: stopped.map(({ id, name, error }) => ({ id, title: name, to, sub: error })),
  }
}

const can = 'directories.manage'
tellAtHome({ name: 'directories.flagged', order: 74, can, find: flaggedInNeed })
tellAtHome({ name: 'directories.stopped', order: 75, can, find: stoppedInNeed })
