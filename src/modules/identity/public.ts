/** What other server code may call. Everything else in this folder is ours to change. */
export { accountFor, closeAccountOf, signOutEverywhere } from './commands/accounts.ts'
export { revokeTokensOf } from './commands/tokens.ts'
export { type AccountDraft, createAccounts } from './commands/create-accounts.ts'
export { issueSetupLink } from './commands/set-up.ts'
export { administratorsOf } from './accounts.ts'
export { permissionHolders } from './four-eyes/confirmers.ts'
export { hashPassword } from './passwords.ts'
export { houseDay, houseOf, organisationOf, settings as organisationSettings } from './settings.ts'
