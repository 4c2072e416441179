import { z } from 'zod'
import { event } from '#lib/contract'

const directory = { directory: z.string() }
export const directoryAdded = event('directories.added', z.object(directory))
export const directoryChanged = event(
  'directories.changed',
  z.object({ ...directory, fields: z.array(z.string()) }),
)
export const directoryRemoved = event('directories.removed', z.object(directory))
export const directorySynced = event(
  'directories.synced',
  z.object({ ...directory, added: z.int(), changed: z.int(), gone: z.int(), refused: z.int() }),
)
export const directoryAsks = event('directories.asks', z.object(directory))
export const directoryFailed = event('directories.failed', z.object({ ...directory, why: z.string() }))
/** About a person. */
export const personFlagged = event(
  'directories.flagged',
  z.object({ ...directory, why: z.enum(['gone', 'disabled']) }),
)
export const personBack = event('directories.back', z.object(directory))
export const personKept = event('directories.kept', z.object(directory))
