import { z } from 'zod'
import { setting } from '#kernel/settings'
import { w } from './words.ts'

/** Whether agents that bring no token are let in. */
export const open = setting('agents.open', w.later('open'), z.boolean(), false, {
  hint: w.later('open-hint'),
})
/** Whether a device that nobody knows becomes an asset by itself. */
export const makes = setting('agents.makes', w.later('makes'), z.boolean(), true, {
  hint: w.later('makes-hint'),
})
/** Whether local users and who was signed in are kept. */
export const people = setting('agents.people', w.later('people'), z.boolean(), false, {
  hint: w.later('people-hint'),
})
