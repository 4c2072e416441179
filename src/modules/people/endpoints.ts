import { z } from 'zod'
import { Done, get, Id, patch, post } from '#lib/contract'
import { patchOf } from '#lib/patch'
import { Made, archiving, byIdOrKey, editing } from '#lib/shapes'
import { DepartmentDraft, departmentFields, Member, TeamDraft, teamFields } from './schemas.ts'
import { DepartmentRow, TeamRow, TeamView } from './views.ts'

const withArchived = z.object({
  archived: z.stringbool().optional().meta({ title: 'Those in the archive too' }),
})

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
    input: byIdOrKey,
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
    input: editing.extend(patchOf(teamFields)),
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
    input: archiving,
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
    input: editing.extend(patchOf(departmentFields)),
    reply: Done,
  }),
  archiveDepartment: post('/api/departments/:id/archive', {
    summary: 'Put a department into the archive, or bring it back',
    can: 'people.manage',
    input: archiving,
    reply: Done,
  }),
}
