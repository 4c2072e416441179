// A million tickets, five million messages: made once into a folder, measured as often as one likes.
// node bench/million.ts make FOLDER [tickets]
// node bench/million.ts measure FOLDER [seconds] [a word of what is to be measured]
import { make, million } from './million/make.ts'

const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

const [what, folder, ...rest] = process.argv.slice(2)
if (folder === undefined || (what !== 'make' && what !== 'measure'))
  throw new Error('node bench/million.ts make|measure FOLDER')
if (what === 'make') {
  const tickets = Number(rest[0] ?? million.tickets)
  await make(folder, { ...million, tickets, people: Math.max(400, Math.round(tickets / 50)) }, say)
  say(`made ${tickets} tickets`)
}
