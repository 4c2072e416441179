import { say } from '#lib/words'
import type { Role } from '#kernel/auth/roles'
import { w } from './words.ts'

/** What a role is called, for a sentence that is said later. */
export const roleSentence = (role: Role) => w.later(`role-${role}`)
export const roleText = (role: Role) => w.later(`role-${role}-text`)
/** What a role is called in English, where it stands inside another sentence. */
export const roleTitle = (role: Role) => say(roleSentence(role), 'en')
