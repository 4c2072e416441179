/** What other server code may call. Everything else in this folder is ours to change. */
export { createDepartments } from './commands/create-departments.ts'
export { createPeople } from './commands/create-people.ts'
export { createTeams } from './commands/create-teams.ts'
export { personCreated, personLeft, teamCreated } from './events.ts'
export { personsByEmail } from './queries/by-email.ts'
export type { DepartmentDraft, PersonDraft, TeamDraft } from './schemas.ts'
export { workingHoursOf } from './queries/hours.ts'
export { type AskedPeople, askedBy, findPeople, type FoundPeople, whoIs } from './import/find.ts'
