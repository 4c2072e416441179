import { z } from 'zod'
import { event, Id } from '#lib/contract'
import { PersonState, PersonType } from './schemas.ts'

export const personCreated = event(
  'person.created',
  z.object({ name: z.string(), type: PersonType, state: PersonState }),
)
export const teamCreated = event('team.created', z.object({ name: z.string() }))
export const departmentCreated = event('department.created', z.object({ name: z.string() }))
export const teamJoined = event(
  'team.joined',
  z.object({ person_id: Id, name: z.string(), lead: z.boolean() }),
)
