import type { Found } from '../visited.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

/** What a picker holds already, called by its name. */
export const known = (one: Named | null | undefined): Found[] =>
  one ? [{ id: one.id, title: one.name, to: '' }] : []
