/** What other server code may call. Everything else in this folder is ours to change. */
export { createVendors } from './commands.ts'
export { createContracts } from './contract-commands.ts'
