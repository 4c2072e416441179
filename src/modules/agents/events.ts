import { z } from 'zod'
import { event } from '#lib/contract'
import { assetFields } from './asset-fields.ts'

const agent = z.object({ agent: z.string() })
/** Somebody said which asset a device is. */
export const agentMatched = event('agents.matched', agent)
/** A device became an asset. */
export const agentMade = event('agents.made', agent.extend({ by_itself: z.boolean() }))
/** A device is another one than it was taken for. */
export const agentSplit = event('agents.split', agent)
/** What somebody decided about a device was taken back. */
export const agentUndone = event('agents.undone', agent)
export const agentRefused = event('agents.refused', agent)
/** Somebody said whose a device is. */
export const agentPrivate = event('agents.private', agent.extend({ private: z.boolean() }))
export const tokenMade = event('agents.token-made', z.object({ token: z.string() }))
export const tokenRevoked = event('agents.token-revoked', z.object({ token: z.string() }))
export const tokenRotated = event('agents.token-rotated', z.object({ token: z.string(), days: z.int() }))
/** A device brought a token of its own for the first time. */
export const tokenBound = event('agents.token-bound', agent.extend({ token: z.string() }))
/** Another device brought a token of one device; its report was refused. */
export const tokenMisused = event(
  'agents.token-misused',
  z.object({ token: z.string(), device: z.string(), ip: z.string() }),
)
/** Somebody let a token go from its device: whose device brings it next has it. */
export const tokenReleased = event('agents.token-released', z.object({ token: z.string() }))
const onAsset = z.enum(assetFields)
/** Somebody had a field of the asset follow its agent. */
export const fieldTaken = event(
  'agents.field-taken',
  agent.extend({ field: onAsset, before: z.string(), after: z.string() }),
)
export const fieldLocked = event('agents.field-locked', z.object({ field: onAsset, locked: z.boolean() }))
const names = z.array(z.string())
/** A device is not as it was, and nobody here said so. */
export const deviceChanged = event(
  'agents.device-changed',
  agent.extend({
    facts: z.array(
      z.object({
        field: z.enum([...assetFields, 'memory', 'os', 'processor']),
        before: z.string(),
        after: z.string(),
      }),
    ),
    /** Software that came and went by name, the first of each, and how many there were. */
    came: names,
    went: names,
    all: z.object({ came: z.int(), went: z.int() }),
  }),
)
