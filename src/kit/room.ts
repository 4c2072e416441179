import type { ComponentType } from 'react'
import type { Endpoint, Reply, Sent } from '#lib/contract'
import type { IconName } from './icon.tsx'
import type { RecordPanel } from './record/panels.tsx'
import type { RecordPlace } from './record/places.tsx'

/** The duties by which the navigation is grouped; `bridge` stands alone on top. */
export type Duty = 'bridge' | 'service' | 'estate' | 'steer' | 'administration'
export const duties: readonly Duty[] = ['bridge', 'service', 'estate', 'steer', 'administration']

/** One address and the screen behind it, loaded when it is first visited. */
export interface Route {
  /** `/desk/$key`: a part with `$` is a parameter, read by `useParams`. */
  path: string
  /** The page's name in the tab and in the crumbs, unless the screen says a better one. */
  title: () => string
  screen: () => Promise<{ Screen: ComponentType }>
  /** Outside the shell and open to anyone: sign-in, set-up. */
  bare?: true
  /** The permission without which the page is not offered. */
  can?: string
  /** A list of the room, besides its home: while one is in the room it stands below it in the navigation, with this glyph. */
  listed?: IconName
}

/** Something that can be done from anywhere: in the palette, by key, under Create. */
export interface Command {
  name: string
  title: () => string
  icon?: IconName
  /** `g d` goes to the desk, `c` creates. */
  keys?: string
  /** Where it leads, or what it does. */
  to?: string
  run?: () => void
  /** Listed under the Create button. */
  creates?: true
  can?: string
}

/** A number that an endpoint answers. */
export interface Count {
  endpoint: Endpoint
  input: Record<string, unknown>
  pick: (reply: unknown) => number | undefined
  kinds: readonly string[]
}

/** How many wait: which question to ask, and where the number stands in its answer. */
export const counting = <E extends Endpoint>(
  endpoint: E,
  input: Sent<E>,
  pick: (reply: Reply<E>) => number | undefined,
  kinds: readonly string[] = [],
): Count => ({ endpoint, input: { ...input }, pick: (reply) => pick(reply as Reply<E>), kinds })

/** The heads under which the administration's sections stand, in this order. */
export const sectionGroups = ['who', 'when', 'work', 'house'] as const

/** A page of the administration that a room brings along. */
export interface Section {
  name: string
  title: () => string
  to: string
  group: (typeof sectionGroups)[number]
  icon?: IconName
  can?: string
}

/** A page of one's own profile that a room brings along. */
export type ProfileSection = Omit<Section, 'group' | 'can'>

/** What a room tells the shell about itself. */
export interface Room {
  name: string
  title: () => string
  icon: IconName
  duty: Duty
  /** Place within its duty, small first. */
  order: number
  /** Where its entry in the navigation leads; without it the room has no entry. */
  home?: string
  routes: readonly Route[]
  /** Asks who it is before something dangerous; one room brings it. */
  proofDialog?: Route['screen']
  /** How many things wait there, shown beside the name; asked once the first page stands. */
  count?: () => Promise<Count>
  commands?: readonly Command[]
  /** Where its records are shown. */
  records?: readonly RecordPlace[]
  /** What it shows on the pages of other rooms' records. */
  panels?: readonly RecordPanel[]
  /** What it has to say above every page, to whoever may know. */
  banner?: { can?: string; screen: Route['screen'] }
  /** What it hangs at the end of the top bar. */
  bell?: Route['screen']
  /** Its pages of one's own profile. */
  profile?: readonly ProfileSection[]
  /** Its pages of the administration. */
  sections?: readonly Section[]
  /** The letter after `g` that goes there. */
  go?: string
  can?: string
}
