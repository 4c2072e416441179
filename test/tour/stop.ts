import type { Page } from 'playwright-core'

/** Who looks. The founder opens a house of which nothing is told yet; a guest has not signed in. */
export type Looker = 'guest' | 'founder' | keyof typeof staff

/** Those of the demo company who look at its screens, by what they are there. */
export const staff = {
  manager: 'Ingrid Solheim',
  lead: 'Jonas Behrens',
  technician: 'Mikkel Krog',
  requester: 'Lena Vogt',
  director: 'Astrid Holm',
  auditor: 'Bjørn Eide',
} as const

/** What addresses need to know of the house. */
export interface Finder {
  /** The key of a record of the demo company, by its title or the beginning of it. */
  key: (kind: string, title: string) => Promise<string>
  /** The id of somebody, by name. */
  id: (name: string) => Promise<string>
  /** The secret of the link by which a new house is set up. */
  setUp: () => Promise<string>
  /** The secret of an invitation that is still open. */
  invitation: () => Promise<string>
}

/** Below a path, the page of a record of the demo company, by its title or the beginning of it. */
export const pageOf =
  (path: string, kind: string, title: string) =>
  async ({ key }: Finder) =>
    `${path}/${await key(kind, title)}`

/** One screen in one state: where it is, who sees it so, and what they did there before it is looked at. */
export interface Stop {
  /** What its pictures are called. */
  name: string
  /** The route as its room registers it. */
  route: string
  /** The address, where the route has parameters or there is a question in it. */
  at?: string | ((find: Finder) => Promise<string>)
  as?: Looker
  /** Buttons, tabs and entries of menus that are pressed in turn, by their English names. */
  press?: readonly string[]
  /** Whatever else is done there. */
  act?: (page: Page) => Promise<unknown>
}
