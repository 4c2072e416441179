import { z } from 'zod'
import { Done, edited, get, Id, patch, post } from '#lib/contract'
import { patchOf } from '#lib/patch'
import { DepartmentDraft, departmentFields, Member, TeamDraft, teamFields } from './schemas.ts'
import { DepartmentRow, TeamRow, TeamView } from './views.ts'

const Made = z.object({ id: Id, key: z.string() })
const withArchived = z.object({
  archived: z.stringbool().optional().meta({ title: 'Those in the archive too' }),
})
const toArchive = z.object({ id: Id, archived: z.boolean().default(true).meta({ title: 'In the archive' }) })

export const teamEndpoints = {
  teams: get('/api/teams', {
    summary: 'List teams with their leads',
    can: 'people.read',
    input: withArchived,
    reply: z.object({ items: z.array(TeamRow) }),
  }),
  team: get('/api/teams/:id', {
    summary: 'Show one team and who is in it',
    can: 'people.read',
    input: z.object({ id: z.string().max(60).meta({ title: 'Id or key' }) }),
    reply: TeamView,
  }),
  createTeam: post('/api/teams', {
    summary: 'Set up a team',
    can: 'people.teams',
    input: TeamDraft,
    reply: Made,
  }),
  saveTeam: patch('/api/teams/:id', {
    summary: 'Change a team',
    can: 'people.teams',
    input: z.object({ id: Id, version: edited, ...patchOf(teamFields) }),
    reply: Done,
  }),
  changeMembers: post('/api/teams/:id/members', {
    summary: 'Put people into a team, take them out, or say who leads it',
    can: 'people.teams',
    input: z.object({
      id: Id,
      put: z.array(Member).max(500).default([]).meta({ title: 'In the team' }),
      remove: z.array(Id).max(500).default([]).meta({ title: 'Out of the team' }),
    }),
    reply: Done,
  }),
  archiveTeam: post('/api/teams/:id/archive', {
    summary: 'Put a team into the archive, or bring it back',
    can: 'people.teams',
    input: toArchive,
    reply: Done,
  }),
}

export const departmentEndpoints = {
  departments: get('/api/departments', {
    summary: 'The tree of departments',
    can: 'people.read',
    input: withArchived,
    reply: z.object({ items: z.array(DepartmentRow) }),
  }),
  createDepartment: post('/api/departments', {
    summary: 'Set up a department',
    can: 'people.manage',
    input: DepartmentDraft,
    reply: Made,
  }),
  saveDepartment: patch('/api/departments/:id', {
    summary: 'Change a department; another parent moves it with its parts',
    can: 'people.manage',
    input: z.object({ id: Id, version: edited, ...patchOf(departmentFields) }),
    reply: Done,
  }),
  archiveDepartment: post('/api/departments/:id/archive', {
    summary: 'Put a department into the archive, or bring it back',
    can: 'people.manage',
    input: toArchive,
    reply: Done,
  }),
}
