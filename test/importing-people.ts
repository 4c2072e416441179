import { sql } from 'kysely'
import { importing } from './importing.ts'
import type { Someone, world } from './world.ts'

interface Person {
  id: string
  key: string
  name: string
}

/** A file of two, whose addresses are of this domain. */
export const crew = (domain: string) =>
  `Name,Email,Username,Job Title\nBonnie ${domain},bonnie@${domain},bonnie.${domain},Engineer\nJudith ${domain},judith@${domain},judith.${domain},Manager\n`

/** Imports of people into a test’s house, and who is there afterwards. */
export function importingPeople(house: Awaited<ReturnType<typeof world>>) {
  const { call, db } = house
  const imports = importing(house)
  const named = async (who: Someone, name: string) =>
    (
      (await call(who, 'GET', `/api/people?q=${encodeURIComponent(`name:"${name}"`)}`)).body as {
        items: Person[]
      }
    ).items
  const one = async (who: Someone, name: string) => {
    const [found] = await named(who, name)
    if (!found) throw new Error(`${name} is not there`)
    return (await call(who, 'GET', `/api/people/${found.id}`)).body as Record<string, unknown>
  }
  const facts = async (email: string) => {
    const { rows: found } = await sql<Record<string, unknown>>`
      select p.*, m.title as manager, d.title as department from person p
      join person_contact c on c.person_id = p.id and c.value = ${email}
      left join person m on m.id = p.manager_id left join department d on d.id = p.department_id`.execute(db)
    return found[0]
  }
  const verdicts = async (who: Someone, of: { id: string }) =>
    (await imports.rows(who, of)).map(({ n, verdict, reasons, notes }) => [n, verdict, ...reasons, ...notes])
  return { ...imports, named, one, facts, verdicts }
}
