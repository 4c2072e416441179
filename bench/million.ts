// A million tickets, five million messages: made once into a folder, measured as often as one likes.
// node bench/million.ts make FOLDER [tickets]
// node bench/million.ts profile FOLDER [seconds]
// node bench/million.ts measure FOLDER [seconds] [a word of what is to be measured]
import { make, million } from './million/make.ts'
import { measure } from './million/measure.ts'
import { profile } from './million/profile.ts'

const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

const [what, folder, ...rest] = process.argv.slice(2)
if (folder === undefined || !['make', 'measure', 'profile'].includes(what ?? ''))
  throw new Error('node bench/million.ts make|measure|profile FOLDER')
if (what === 'make') {
  const tickets = Number(rest[0] ?? million.tickets)
  await make(folder, { ...million, tickets, people: Math.max(400, Math.round(tickets / 50)) }, say)
  say(`made ${tickets} tickets`)
} else if (what === 'profile') await profile(folder, Number(rest[0] ?? 15), say)
else await measure(folder, { seconds: Number(rest[0] ?? 3), only: rest[1] ?? '' }, say)
