import { say } from '#lib/words'
import { isRole, roles } from '#kernel/auth/roles'
import { useAsk } from '#kit/api'
import { identity } from '../contract.ts'
import { roleSentence } from '../role-words.ts'

/** What a role is called, for the reader; one of the organisation's own is called what it is. */
export const roleName = (role: string): string => (isRole(role) ? say(roleSentence(role)) : role)

/** All roles that there are, to choose from: those of the house at once, those of the organisation once they are known. */
export function useRoleChoices() {
  const { data } = useAsk(identity.roles, {}, { kinds: ['account'] })
  const names = data?.roles.map(({ name }) => name) ?? roles
  return names.map((value) => ({ value, title: roleName(value) }))
}
