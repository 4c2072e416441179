import { inWords } from '#kit/fields-of'
import { say } from '#lib/words'
import { roleSentence } from '../role-words.ts'
import { RoleName } from '../schemas.ts'

/** What a role is called, for the reader. */
export function roleName(role: string): string {
  const known = RoleName.safeParse(role)
  return known.success ? say(roleSentence(known.data)) : inWords(role)
}

export const roleChoices = () => RoleName.options.map((value) => ({ value, title: roleName(value) }))
