import { languagesKnown, say, type Title } from '#lib/words'
import { isRole, type Role, roles } from '#kernel/auth/roles'
import { w } from './words.ts'

/** What a role is called, for a sentence that is said later. */
export const roleSentence = (role: Role) => w.later(`role-${role}`)
export const roleText = (role: Role) => w.later(`role-${role}-text`)
/** The same of any role: one of the organisation's own is called what it is. */
export const nameOfRole = (role: string): Title => (isRole(role) ? roleSentence(role) : role)
/** What no role of an organisation's own is called, in small letters. */
export const takenNames = () =>
  new Set<string>(
    roles.flatMap((role) => [
      role,
      ...languagesKnown.map((language) => say(roleSentence(role), language).toLowerCase()),
    ]),
  )
