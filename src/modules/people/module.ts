import './home.ts'
import { refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import { thenDone } from '#kernel/handlers'
import type { EntityRef } from '#kernel/entity'
import { roles } from '#kernel/auth/roles'
import { needWhole } from '#kernel/auth/whole'
import type { Write } from '#kernel/context'
import { defineModule } from '#kernel/module'
import { knowsHours } from '#facets/notices/hours'
import { addAbsences, removeAbsence } from './commands/absences.ts'
import { anonymisePerson, previewAnonymise } from './commands/anonymise.ts'
import { changePeople } from './commands/change-people.ts'
import { createDepartments } from './commands/create-departments.ts'
import { createPeople } from './commands/create-people.ts'
import { createTeams } from './commands/create-teams.ts'
import { archiveDepartment, saveDepartment } from './commands/departments.ts'
import { exportPerson } from './commands/export.ts'
import { saveMany, undoMany } from './commands/many.ts'
import { mergePeople } from './commands/merge.ts'
import { moveDueStates } from './commands/states.ts'
import { archiveTeam, changeMembers, saveTeam } from './commands/teams.ts'
import { unmergePeople } from './commands/unmerge.ts'
import { people as contract } from './contract.ts'
import { addressPower } from './powers.ts'
import { views } from './default-views.ts'
import * as happened from './events.ts'
import { department, person, team } from './kinds.ts'
import { eventLines } from './lines.ts'
import { departmentPast, personPast, teamPast } from './past.ts'
import { directoryData, logData } from './personal-data.ts'
import { addProblem } from './policy.ts'
import { workingHoursOf } from './queries/hours.ts'
import { listAbsences } from './queries/absences.ts'
import { countPeople, listPeople } from './queries/list.ts'
import { previewMerge } from './queries/merge-preview.ts'
import { onePerson } from './queries/one.ts'
import { listDepartments, listTeams, oneTeam } from './queries/teams.ts'
import { w } from './words.ts'
import type { DepartmentDraft, TeamDraft } from './schemas.ts'
import './import/importers.ts'
import './work-fields.ts'

const only = ([made]: readonly EntityRef[]) => ({ id: made?.id ?? '', key: made?.key ?? '' })
/** For what concerns everybody, so that a part of the house is not enough. */
const wholly =
  <I, R>(permission: string, command: (ctx: Write, input: I) => Promise<R>) =>
  async (ctx: Write, input: I) => {
    needWhole(ctx.actor, permission)
    return command(ctx, input)
  }

knowsHours(workingHoursOf)

export const people = defineModule({
  name: 'people',
  contract,
  handlers: {
    list: listPeople,
    count: countPeople,
    get: onePerson,
    async create(ctx, input) {
      refuseIf(addProblem(ctx.actor, input))
      return only(await createPeople(ctx, [input]))
    },
    save: thenDone((ctx, { id, version, ...facts }) => changePeople(ctx, [id], facts, version)),
    saveMany,
    undoMany,
    absences: listAbsences,
    addAbsence: async (ctx, input) => ({ id: (await addAbsences(ctx, [input]))[0] ?? '' }),
    removeAbsence: thenDone(removeAbsence),
    previewMerge,
    merge: mergePeople,
    unmerge: thenDone(wholly('people.manage', unmergePeople)),
    export: exportPerson,
    async previewAnonymise(ctx, input) {
      const { hard, soft, ...rest } = await previewAnonymise(ctx, input)
      const said = (all: typeof hard) => all.map((sentence) => say(sentence, ctx.actor.language))
      return { ...rest, hard: said(hard), soft: said(soft) }
    },
    anonymise: thenDone(anonymisePerson),
    teams: listTeams,
    team: oneTeam,
    createTeam: wholly('people.teams', async (ctx: Write, input: TeamDraft) =>
      only(await createTeams(ctx, [input])),
    ),
    saveTeam: thenDone(saveTeam),
    changeMembers: thenDone(changeMembers),
    archiveTeam: thenDone(archiveTeam),
    departments: listDepartments,
    createDepartment: wholly('people.manage', async (ctx: Write, input: DepartmentDraft) =>
      only(await createDepartments(ctx, [input])),
    ),
    saveDepartment: thenDone(wholly('people.manage', saveDepartment)),
    archiveDepartment: thenDone(wholly('people.manage', archiveDepartment)),
  },
  permissions: {
    'people.read': { title: w.later('may-read'), roles, part: 'everywhere' },
    'people.add': {
      title: w.later('may-add'),
      roles: ['technician', 'lead', 'manager', 'people-manager', 'administrator'],
      part: 'everywhere',
    },
    'people.manage': {
      title: w.later('may-manage'),
      roles: ['people-manager', 'administrator'],
      part: 'there',
    },
    'people.teams': {
      title: w.later('may-teams'),
      roles: ['lead', 'manager', 'people-manager', 'administrator'],
      part: 'there',
    },
  },
  kinds: [person, team, department],
  events: Object.values(happened),
  eventLines,
  views,
  powers: [addressPower],
  pasts: [personPast, teamPast, departmentPast],
  personalData: [directoryData, logData],
  schedules: [
    { name: 'people.states', title: w.later('schedule.states'), everySeconds: 900, run: moveDueStates },
  ],
  refusals: {
    person_email_unique: w.later('email-taken'),
    person_username_unique: w.later('username-taken'),
    person_employee_number_unique: w.later('employee-number-taken'),
    person_not_own_manager: w.later('own-manager'),
    person_dates: w.later('dates'),
    person_manager_id_fkey: w.later('no-person'),
    person_department_id_fkey: w.later('no-department'),
    person_place_id_fkey: w.later('no-place'),
    person_work_area_id_fkey: w.later('no-place'),
    person_calendar_id_fkey: w.later('no-calendar'),
    person_absence_dates: w.later('absence-dates'),
    person_absence_stand_in: w.later('absence-stand-in'),
    person_absence_stand_in_id_fkey: w.later('no-person'),
    membership_person_id_fkey: w.later('no-person'),
    team_calendar_id_fkey: w.later('no-calendar'),
    team_name: w.later('team-name-taken'),
    department_name: w.later('department-name-taken'),
    department_head_id_fkey: w.later('no-person'),
  },
})
