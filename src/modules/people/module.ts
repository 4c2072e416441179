import { roles } from '#kernel/auth/roles'
import type { EntityRef } from '#kernel/entity'
import { defineModule } from '#kernel/module'
import { createPeople } from './commands/create-people.ts'
import { createTeams } from './commands/create-teams.ts'
import { people as contract } from './contract.ts'
import { departmentCreated, personCreated, teamCreated } from './events.ts'
import { department, person, team } from './kinds.ts'
import { w } from './words.ts'

const only = ([made]: readonly EntityRef[]) => ({ id: made?.id ?? '', key: made?.key ?? '' })

export const people = defineModule({
  name: 'people',
  contract,
  handlers: {
    create: async (ctx, input) => only(await createPeople(ctx, [input])),
    createTeam: async (ctx, input) => only(await createTeams(ctx, [input])),
  },
  permissions: {
    'people.read': { title: w('may-read'), roles: [...roles] },
    'people.add': {
      title: w('may-add'),
      roles: ['technician', 'lead', 'manager', 'people-manager', 'administrator'],
    },
    'people.manage': { title: w('may-manage'), roles: ['people-manager', 'administrator'] },
    'people.teams': { title: w('may-teams'), roles: ['lead', 'manager', 'people-manager', 'administrator'] },
  },
  kinds: [person, team, department],
  events: [personCreated, teamCreated, departmentCreated],
  refusals: {
    person_email_unique: w.later('email-taken'),
    person_username_unique: w.later('username-taken'),
    person_employee_number_unique: w.later('employee-number-taken'),
    person_not_own_manager: w.later('own-manager'),
    person_dates: w.later('dates'),
    team_name: w.later('team-name-taken'),
    department_name: w.later('department-name-taken'),
  },
})
