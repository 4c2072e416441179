import type { Someone, world } from '../world.ts'

type World = Awaited<ReturnType<typeof world>>

/** Everyone who looks, in the order of the columns, and who they are. */
export const readers = {
  asker: 'a requester; what is “own” was asked for by them',
  requester: 'another requester',
  technician: 'a technician for the whole organisation, in no team',
  scoped: 'a technician for one team only, “here”',
  lead: 'a lead, member of “here”',
  manager: 'a manager',
  auditor: 'an auditor',
  director: 'a director',
  finance: 'finance',
  people: 'a people manager',
  admin: 'an administrator',
  nobody: 'an account without any role',
  token: 'the technician by a token that may `places.*` only',
} as const
export type Reader = keyof typeof readers
export const readerNames = Object.keys(readers) as Reader[]

export interface Cast {
  readonly here: string
  readonly elsewhere: string
  readonly who: Readonly<Record<Reader, Someone>>
}

/** The two teams and all who look. */
export async function cast({ someone, team, tokenFor }: World): Promise<Cast> {
  const [here, elsewhere] = [await team('Service desk'), await team('Network')]
  const technician = await someone('Tove', ['technician'])
  const who = {
    asker: await someone('Lena', ['requester']),
    requester: await someone('Nils', ['requester']),
    technician,
    scoped: await someone('Sigrid', ['technician'], [here], true),
    lead: await someone('Jonas', ['lead'], [here]),
    manager: await someone('Mona', ['manager']),
    auditor: await someone('Bjørn', ['auditor']),
    director: await someone('Dag', ['director']),
    finance: await someone('Frida', ['finance']),
    people: await someone('Petra', ['people-manager']),
    admin: await someone('Ingrid', ['administrator']),
    nobody: await someone('Ulf'),
    token: { id: technician.id, token: await tokenFor(technician.id, ['places.*']) },
  }
  return { here, elsewhere, who }
}
