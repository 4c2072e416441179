/** What rooms, flows and the facet of comments may call: files they have at hand, on records they have checked. */
export { attachFiles, type Attaching, moveFiles } from './attach.ts'
export { storeFile, type Whole, wholeOfBytes } from './store.ts'
export { filesForEach } from './each.ts'
export { letGoOfFiles } from './jobs.ts'
export { roomTaken } from './room.ts'
export { unseenFor } from './scan.ts'
export { scanWith } from './scanner.ts'
export { usesFiles } from './users.ts'
