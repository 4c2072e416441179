import { fold } from '#lib/text/fold'
import { Zone } from '#lib/zone'
import { makerOf, type Reason, type Setup, textIn, type Values } from '#facets/imports/public'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import type { Known } from './facts.ts'
import { type FoundPeople, whoIs } from './find.ts'
import type { Resolved } from './wanted.ts'
import { w } from './words.ts'

export interface PeopleSession {
  readonly source: string
  readonly setup: Setup
  /** Words by which people of this file are known: who is a manager may stand further down. */
  readonly inFile: Set<string>
}

type Named = ReadonlyMap<string, readonly string[]>

/** What the names in a batch of rows stand for. */
export interface Resolving {
  readonly ctx: Read
  readonly session: PeopleSession
  readonly found: FoundPeople
  readonly departments: Named
  readonly places: Named
}

/** What is said of a row along the way. */
type Note = (
  field: string,
  key: Parameters<typeof w.later>[0],
  name?: string,
  remedy?: Reason['remedy'],
) => void

/** What a row's names stand for; those that stand for nothing are left out, and said so. */
export function resolve(ground: Resolving, values: Values, known: Known | undefined) {
  const notes: Reason[] = []
  const note: Note = (field, key, name = '', remedy) =>
    void notes.push({ field, why: w.later(key, { name }), ...(remedy && { remedy }) })
  const { department_id, newDepartment } = departmentOf(ground, textIn(values['department']), note)
  const { place_id, newPlace } = placeOf(ground, textIn(values['place']), note)
  const resolved: Resolved = {
    place_id,
    department_id,
    zone: zoneOf(textIn(values['zone']), note),
    manager_id: managerOf(ground, textIn(values['manager']), known, note),
  }
  if (values['active'] === false && known && known.state !== 'left' && values['ends_on'] === undefined)
    note('active', 'has-left')
  return { resolved, newDepartment, newPlace, notes }
}

interface Place {
  readonly place_id?: string | undefined
  /** To be set up. */
  readonly newPlace?: string | undefined
}

function placeOf({ ctx, session, places }: Resolving, name: string | undefined, note: Note): Place {
  if (name === undefined) return {}
  const [id, ...others] = places.get(fold(name)) ?? []
  if (id !== undefined && others.length === 0) return { place_id: id }
  const create = session.setup.options['places'] === 'create'
  const maker = makerOf('place')
  if (id === undefined && create && maker && may(ctx.actor, maker.can)) return { newPlace: name }
  if (id !== undefined) note('place', 'place-twice', name)
  else if (create) note('place', 'place-may', name)
  else note('place', 'place-unknown', name, { option: 'places', value: 'create' })
  return {}
}

interface Department {
  readonly department_id?: string | undefined
  /** To be set up. */
  readonly newDepartment?: string | undefined
}

function departmentOf(
  { ctx, session, departments }: Resolving,
  name: string | undefined,
  note: Note,
): Department {
  if (name === undefined) return {}
  const [id, ...others] = departments.get(fold(name)) ?? []
  if (id !== undefined && others.length === 0) return { department_id: id }
  const create = session.setup.options['departments'] !== 'leave'
  if (id === undefined && create && may(ctx.actor, 'people.manage')) return { newDepartment: name }
  if (id !== undefined) note('department', 'department-twice', name)
  else if (create) note('department', 'department-may', name)
  else note('department', 'department-unknown', name, { option: 'departments', value: 'create' })
  return {}
}

function zoneOf(name: string | undefined, note: Note): string | undefined {
  if (name === undefined || Zone.safeParse(name).success) return name
  note('zone', 'zone-unknown', name)
  return undefined
}

function managerOf(
  { found, session }: Resolving,
  name: string | undefined,
  known: Known | undefined,
  note: Note,
) {
  if (name === undefined) return undefined
  const [id, ...others] = whoIs(found, name)
  if (id === undefined && session.inFile.has(fold(name))) return undefined
  if (id !== undefined && others.length === 0 && id !== known?.id) return id
  note(
    'manager',
    id === undefined ? 'manager-unknown' : others.length > 0 ? 'manager-twice' : 'manager-self',
    name,
  )
  return undefined
}
