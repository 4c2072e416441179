import { Email } from '../schemas.ts'
import { w } from './words.ts'

export interface Invitee {
  email: string
  name?: string | undefined
}

const named = /^(.*?)[\s,;]*<?([^\s<>,;]+@[^\s<>,;]+)>?$/

/** People as they are written in mail programs and pasted from lists: one a line, a name and an address. */
export function inviteesIn(text: string): { people: Invitee[]; problem?: string } {
  const lines = text
    .split(/\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  const people: Invitee[] = []
  for (const line of lines) {
    const [, name = '', address = ''] = named.exec(line) ?? []
    const email = Email.safeParse(address)
    if (!email.success) return { people, problem: w('invite-bad-line', { line }) }
    if (people.some((one) => one.email === email.data))
      return { people, problem: w('invite-twice', { email: email.data }) }
    const said = name.replaceAll(/^["']|["']$/g, '').trim()
    people.push({ email: email.data, ...(said ? { name: said } : {}) })
  }
  return { people }
}
