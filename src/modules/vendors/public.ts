/** What other server code may call. Everything else in this folder is ours to change. */
export { createVendors } from './commands.ts'
export { createContracts } from './contract-commands.ts'
export { createAssessments } from './assessments/commands.ts'
export { createQuestionnaires } from './assessments/questionnaire-commands.ts'
export { createComparisons } from './offers/commands.ts'
export { createClaims } from './claims/prepare.ts'
export { createObligations } from './obligations/commands.ts'
export { createServices } from './services/commands.ts'
