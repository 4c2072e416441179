import { z } from 'zod'
import { setting } from '#kernel/settings'
import type { PrivateGroup } from './engine/private.ts'
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
/** Whether a device that has a token of its own may still be reported by others. */
export const sharedToo = setting('agents.shared-too', w.later('shared-too'), z.boolean(), false, {
  hint: w.later('shared-too-hint'),
})

/** Whether it is kept how busy devices are at most each day. */
export const keepsLoad = setting('agents.load', w.later('load'), z.boolean(), true, {
  hint: w.later('load-hint'),
})

const kept = (group: PrivateGroup, usual: boolean) =>
  setting(`agents.private.${group}`, w.later(`private-${group}`), z.boolean(), usual, {
    hint: w.later('private-hint'),
  })
/** What is kept of devices that belong to the people who use them. */
export const keeps: Readonly<Record<PrivateGroup, ReturnType<typeof kept>>> = {
  hardware: kept('hardware', true),
  system: kept('system', true),
  protection: kept('protection', true),
  disks: kept('disks', false),
  network: kept('network', false),
  attached: kept('attached', false),
  software: kept('software', false),
}
