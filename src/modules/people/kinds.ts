import type { Kind } from '#kernel/kinds'
import { people } from './contract.ts'
import { w } from './words.ts'

const can = { read: 'people.read', write: 'people.manage' }

export const person = {
  name: 'person',
  title: w.later('person'),
  prefix: 'PER',
  sequence: 'person_number',
  can,
  page: people.get.path,
  family: 'person',
} satisfies Kind
export const team = {
  name: 'team',
  title: w.later('team'),
  prefix: 'TEAM',
  sequence: 'team_number',
  can,
  page: people.team.path,
  family: 'team',
} satisfies Kind
export const department = {
  name: 'department',
  title: w.later('department'),
  prefix: 'DEP',
  sequence: 'department_number',
  can,
  family: 'department',
} satisfies Kind
