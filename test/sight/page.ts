import { markdown } from '../markdown.ts'
import { readerNames, readers } from './cast.ts'
import { rows } from './expected.ts'
import { parts, partReaders } from './parts.ts'
import type { Surface } from './surfaces.ts'

const dot = (is: boolean) => (is ? '●' : '')
const spoken = (name: string) => name.replaceAll('-', ' ')

const kindTables = () =>
  [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, some]) => {
    const lines = some.map(({ name, seenBy }) => [
      spoken(name),
      ...readerNames.map((reader) => dot(seenBy.has(reader))),
    ])
    return `### ${kind}\n\n${markdown([['Record', ...readerNames], ...lines])}`
  })

/** docs/sight.md: who sees which record, and on which ways that is asked. */
export const sightPage = (surfaces: readonly Surface[]) => `# Who sees what

Written by \`test/sight/matrix.pg.test.ts\` (\`vitest run -u test/sight\`) from one table of expectations, which the same test asks of a
running server: every record, by every reader, on every way below. A new kind of record that has no lines there fails the test.
Which doors a role opens at all is [who may do what](roles.md); this is what lies behind them.

“Here” is the team of \`scoped\` and \`lead\`. “Restricted” work is its team's alone, whoever asked for it, and the auditors'. What is
absent and what is hidden answer with the same bytes: status, body and headers, whichever field of whichever command names it
(\`test/sight/absent.pg.test.ts\`). And what is hidden changes nothing that its reader is shown: every answer of every door is compared
before and after hidden records came to be, with their messages, files, links, tags and promises (\`test/sight/unseen.pg.test.ts\`).
Told by design of all there is: whoever may change a service level or hours sees, in the replay of the last 90 days, sums over all tickets,
for that is whom they promise to; named are only tickets that they may see, and another scope is tried on those alone, so that no filter
asks hidden ones what they say.

${markdown([['Reader', 'Who'], ...readerNames.map((name) => [name, readers[name]])])}

## Records

${kindTables().join('\n\n')}

## Parts of a record

${markdown([
  ['Part', ...partReaders],
  ...parts.map(({ name, cells }) => [spoken(name), ...cells.map((cell) => dot(cell === 'sees'))]),
])}

## Ways

${markdown([
  ['Way', 'What is asked', 'Kinds', 'Needs also'],
  ...surfaces.map(({ name, told, kinds, needs }) => [
    name,
    told,
    kinds?.join(', ') ?? 'all',
    needs === undefined ? '' : `\`${needs}\``,
  ]),
  ['live stream', 'which records changed, as open pages hear it', 'all', ''],
])}

The command line and MCP ask the same doors; one command and one resource of each record are asked here.

## What is told all the same

- **Numbers are given in order.** Whoever sees INC-1041 and INC-1043 can tell that something is numbered between.
- **A merged record says where it went**, by number and without its title: whoever asked for it has to know that it goes on.
- **Administrators and auditors learn from the audit trail that something happened** to a record of some kind which they do not see, by
  whom and when; neither its number nor its title nor what. Enough to notice, too little to read.
- **Directors and finance are given figures by team** (\`desk.figures\`, \`desk.costs\`) of tickets that they do not see: how many are open,
  late or kept, and what time went into them. They count what all of IT sees, so restricted work moves no figure.
`
