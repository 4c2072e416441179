import { z } from 'zod'
import { event } from '#lib/contract'

const directory = { directory: z.string() }
export const directoryAdded = event('directories.added', z.object(directory))
export const directoryChanged = event(
  'directories.changed',
  z.object({ ...directory, fields: z.array(z.string()) }),
)
export const directoryRemoved = event('directories.removed', z.object(directory))
export const signInDecided = event(
  'directories.sign-in-decided',
  z.object({ ...directory, signs_in: z.boolean() }),
)
export const directorySynced = event(
  'directories.synced',
  z.object({ ...directory, added: z.int(), changed: z.int(), gone: z.int(), refused: z.int() }),
)
export const directoryAsks = event('directories.asks', z.object(directory))
export const directoryFailed = event('directories.failed', z.object({ ...directory, why: z.string() }))
/** About a person. */
export const personFlagged = event(
  'directories.flagged',
  z.object({ ...directory, why: z.enum(['gone', 'disabled']), at_once: z.boolean().default(false) }),
)
export const personBack = event('directories.back', z.object(directory))
/** A provider brought them: they are to have an account, if they have none. */
export const personProvisioned = event(
  'directories.provisioned',
  z.object({ ...directory, email: z.string() }),
)
export const connectionTokenMade = event('directories.connection-token-made', z.object(directory))
export const connectionTokenRevoked = event('directories.connection-token-revoked', z.object(directory))
export const personKept = event('directories.kept', z.object(directory))
