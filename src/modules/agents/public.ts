/** What other server code may call. Everything else in this folder is ours to change. */
export { takeFrom } from './inbox.ts'
export { hearSoftwareAnew } from './sections.ts'
