import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allSources, sourceOf, walk } from './source.ts'

// What is neither layers nor words: the documents are true, and nothing half-done is left lying about.

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const sources = allSources()

// ---------------------------------------------------------------- docs/architecture.md

const page = read('docs/architecture.md')
const [tree = ''] = page.split('```')[1]?.split('```') ?? []
const spans = [...page.replaceAll(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)

/** Where a path in the text may begin: it is meant for somebody who reads on from there. */
const beginnings = ['', 'src', 'docs', 'docs/example-room', 'src/modules/people', 'src/modules/visits']
/** The example, under the name that it gets when it is copied. */
const copied = (path: string) => path.replace('src/modules/visits', 'docs/example-room')
const isThere = (path: string) => beginnings.some((from) => existsSync(join(root, copied(join(from, path)))))

test('the page is two screens', () => {
  const lines = page.split('\n')
  expect(lines.length).toBeLessThan(100)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(180)
})

test('what its tree names is there, and every layer and facet is named', () => {
  const folders = [...tree.matchAll(/^ {0,2}([a-z]+)\/ {2,}(.*(?:\n {8,}.*)*)/gm)]
  expect(folders.length).toBeGreaterThan(8)
  const missing = folders.flatMap(([, folder = '', text = '']) => {
    const home = existsSync(join(root, 'src', folder)) ? join('src', folder) : folder
    const named = [...text.matchAll(/[\w.-]+(?:\.(?:tsx?|md|sql)|\/)(?=[\s:;,]|$)/g)].map(([name]) => name)
    return named.filter((name) => !existsSync(join(root, home, name))).map((name) => join(home, name))
  })
  expect(missing).toEqual([])
  const facets = tree.slice(tree.indexOf('facets/'), tree.indexOf('kernel/'))
  expect(
    readdirSync(join(root, 'src/facets')).filter((facet) => !new RegExp(`\\b${facet}\\b`).test(facets)),
  ).toEqual([])
  expect(readdirSync(join(root, 'src')).filter((layer) => !tree.includes(`  ${layer}/`))).toEqual([])
})

test('every file and function that it names is there', () => {
  const paths = spans.filter((span) => /^[\w./-]+(?:\.(?:tsx?|md|sql)|\/)$/.test(span))
  expect(paths.length).toBeGreaterThan(15)
  expect(paths.filter((path) => !isThere(path))).toEqual([])
  const names = spans.flatMap(
    (span) => /^(?:[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|\w+(?=\())/.exec(span)?.[0] ?? [],
  )
  expect(names.length).toBeGreaterThan(5)
  const exported = [...sources.map(({ text }) => text), read('test/world.ts')].join('\n')
  const isExported = (name: string) =>
    new RegExp(`export (?:async )?(?:const|function|interface|type) ${name}\\b`).test(exported)
  expect(names.filter((name) => !isExported(name) && name !== 'command')).toEqual([])
})

// ---------------------------------------------------------------- docs/decisions/012

/** Within a write, what fails ends the transaction: whatever was asked beside it must have ended before we go on. */
const writes = /\/(?:commands?|flows?|jobs?|import)(?:\/|\.ts$|-)/
const lonely = ({ text }: { text: string }) => /\bPromise\.(?:all|race|any)\(/.test(text)

test('a write asks side by side by `together` alone', () => {
  const guarded = sources.filter(({ path }) => writes.test(path) && !path.endsWith('.test.ts'))
  expect(guarded.length).toBeGreaterThan(60)
  expect(guarded.filter(lonely).map(({ path }) => path)).toEqual([])
})

// ---------------------------------------------------------------- what PostgreSQL and browsers make of a line

/** A bare name in ORDER BY means what the statement gives, not the column: `tx::text as tx … order by tx` sorts texts. */
const sortsTexts = (text: string) =>
  [...text.matchAll(/\b(\w+)::text as \1\b/g)].filter(([, name = '']) =>
    new RegExp(`order by [^\`]*?(?<![.\\w])${name}\\b(?! *(?:\\(|::))`).test(text),
  )

test('nothing is sorted by the text of what it gives', () => {
  const found = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/`[^`]*`/g)].flatMap(([statement]) => sortsTexts(statement).map(() => path)),
  )
  expect(found).toEqual([])
  expect(sortsTexts('select tx::text as tx from event order by tx desc')).toHaveLength(1)
  expect(sortsTexts('select e.tx::text as tx from event e order by e.tx desc')).toEqual([])
})

test('no style reaches for any element beside another: each row that comes would restyle its whole list', () => {
  const styles = globSync('src/**/*.css', { cwd: root })
  expect(styles.length).toBeGreaterThan(50)
  const reaching = /(?:^|[\s>])\*\s*[+~]\s*\*/
  expect(styles.filter((file) => reaching.test(read(file).replaceAll(/\/\*[^]*?\*\//g, '')))).toEqual([])
})

// ---------------------------------------------------------------- docs/dependencies.md

/** Every package that a table's first column names: `@a/b, c` means `@a/b` and `@a/c` where there is no `c`. */
function packagesNamed(text: string): string[] {
  const cells = [...text.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, cell = '']) => cell)
  return cells
    .filter((cell) => cell !== 'package' && !cell.startsWith('-'))
    .flatMap((cell) => {
      let scope = ''
      return cell.split(', ').map((name) => {
        if (name.startsWith('@')) scope = name.split('/')[0] ?? ''
        return Object.hasOwn(dependencies, `${scope}/${name}`) ? `${scope}/${name}` : name
      })
    })
}

const { dependencies } = (() => {
  const kinds = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  return {
    dependencies: { ...kinds['dependencies'], ...kinds['devDependencies'], ...kinds['optionalDependencies'] },
  }
})()

test('every package that is installed has its reason, and no other is named', () => {
  const named = packagesNamed(read('docs/dependencies.md'))
  const fits = (name: string, dependency: string) =>
    name.endsWith('/*') ? dependency.startsWith(name.slice(0, -1)) : name === dependency
  const installed = Object.keys(dependencies)
  expect(installed.filter((one) => !named.some((name) => fits(name, one)))).toEqual([])
  expect(named.filter((name) => !installed.some((one) => fits(name, one)))).toEqual([])
})

test('links in documents lead somewhere', () => {
  const dead = globSync('**/*.md', { cwd: join(root, 'docs') }).flatMap((file) =>
    [...read(join('docs', file)).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .filter(([, to = '']) => !existsSync(join(root, 'docs', file, '..', to)))
      .map(([, to]) => `docs/${file}: ${to}`),
  )
  expect(dead).toEqual([])
})

// ---------------------------------------------------------------- docs/glossary.md

const rows = (heading: string) => {
  const [, section = ''] = read('docs/glossary.md').split(`## ${heading}\n`)
  const [table = ''] = section.split('\n## ')
  return [...table.matchAll(/^\| (?!-|Word)([^|]+?) +\|/gm)].flatMap(([, words = '']) => words.split(', '))
}
const roomWords = rows('Words of the rooms')

/** `requesterIds` → requester, ids; with plurals as singulars. */
const partsOf = (name: string) =>
  name
    .split(/_|(?<=[a-z0-9])(?=[A-Z])/)
    .flatMap((part) => [part.toLowerCase(), part.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')])

function roomWordsIn({ path, program }: ReturnType<typeof sourceOf>): string[] {
  const found = new Set<string>()
  walk(program, (node) => {
    const name = node.type === 'Identifier' ? node['name'] : undefined
    if (typeof name === 'string' && partsOf(name).some((part) => roomWords.includes(part)))
      found.add(`${path}: ${name}`)
  })
  return [...found]
}

const isGroundCode = (path: string) => /^(?:kernel|kit|lib)\//.test(path) && !path.startsWith('kit/gallery/')

test('no name in the ground is a word of a room', () => {
  expect(roomWords.length).toBeGreaterThan(10)
  expect(sources.filter(({ path }) => isGroundCode(path)).flatMap(roomWordsIn)).toEqual([])
  expect(
    roomWordsIn(sourceOf('kernel/x.ts', 'const openTickets = 1; interface A { assignee_id: string }')),
  ).toHaveLength(2)
})

test('no word is explained twice', () => {
  const all = ['The building', 'The ground', 'Work and time', 'Words of the rooms'].flatMap(rows)
  expect(all.length).toBeGreaterThan(50)
  expect(all.filter((word, n) => all.indexOf(word) !== n)).toEqual([])
})

// ---------------------------------------------------------------- nothing half-done

const ours = globSync('{src,test,scripts,bench,docs}/**/*.{ts,tsx,mjs,sql,css,md}', { cwd: root }).filter(
  (path) => path !== 'test/house-rules.test.ts',
)
const holding = (pattern: RegExp, paths: readonly string[]) =>
  paths.filter((path) => pattern.test(read(path)))
const tests = ours.filter((path) => /\.(?:test|journey)\.tsx?$/.test(path))

test('nothing is left to be done, and no test is left out', () => {
  expect(holding(/\b(?:TODO|FIXME|XXX|HACK)\b/, ours)).toEqual([])
  expect(tests.length).toBeGreaterThan(50)
  expect(
    holding(/\b(?:test|describe|it)\.(?:only|skip|todo|fails)\b|\bfc\.[\w.]+\([^)]*verbose/, tests),
  ).toEqual([])
})

test('no test sleeps: it waits for a fact', () => {
  expect(holding(/\bsleep\(|setTimeout\((?:resolve|done|r),|timers\/promises|waitForTimeout/, tests)).toEqual(
    [],
  )
})

test('nothing names a machine', () => {
  expect(holding(/(?<![\w.])\/(?:work|home|root|Users|mnt)\/[a-z]/, ours)).toEqual([])
})

test('decisions are numbered without a gap', () => {
  const numbers = readdirSync(join(root, 'docs/decisions')).map((name) => Number(name.slice(0, 3)))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, n) => n + 1))
})
