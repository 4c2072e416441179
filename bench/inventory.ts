// An estate of 250,000 assets, on 20,000 of which agents report: made once into a folder, measured as often as one likes.
// node bench/inventory.ts make FOLDER [assets]
// node bench/inventory.ts measure FOLDER [seconds] [a word of what is to be measured]
import { estate, make } from './inventory/make.ts'
import { measure } from './inventory/measure.ts'

const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

const [what, folder, ...rest] = process.argv.slice(2)
if (folder === undefined || !['make', 'measure'].includes(what ?? ''))
  throw new Error('node bench/inventory.ts make|measure FOLDER')
if (what === 'make') {
  const assets = Number(rest[0] ?? estate.assets)
  const share = assets / estate.assets
  await make(folder, { ...estate, assets, agents: Math.round(estate.agents * share) }, say)
} else await measure(folder, { seconds: Number(rest[0] ?? 3), only: rest[1] ?? '' }, say)
