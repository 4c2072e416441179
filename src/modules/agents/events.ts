import { z } from 'zod'
import { event } from '#lib/contract'

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
export const tokenMade = event('agents.token-made', z.object({ token: z.string() }))
export const tokenRevoked = event('agents.token-revoked', z.object({ token: z.string() }))
