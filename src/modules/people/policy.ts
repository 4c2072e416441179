import type { PersonState } from './schemas.ts'

/** Where someone is in their time with us on a given day. */
export function stateOn(today: string, starts_on: string | null, ends_on: string | null): PersonState {
  if (ends_on !== null && ends_on < today) return 'left'
  return starts_on !== null && starts_on > today ? 'joining' : 'active'
}

interface Named {
  display_name?: string | undefined
  given_name?: string | undefined
  family_name?: string | undefined
}
/** What someone is called: the display name, else what the other names make. */
export const nameOf = ({ display_name = '', given_name = '', family_name = '' }: Named) =>
  display_name.trim() || `${given_name} ${family_name}`.trim()
