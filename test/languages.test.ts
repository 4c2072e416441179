import '#apps/languages/de-served'
import { expect, test } from 'vitest'
import { heldIn, messageOf } from '#lib/words'
import { inWords } from '#lib/reply-columns'
import { modules } from '#modules/index'
import { allSources, type Source, sourceOf } from './source.ts'
import { contractTitles, writtenTitles } from './titles.ts'
import { vocabulariesIn } from './vocabularies.ts'

// Every language that the house speaks beside English is held against English here. Docs: languages.md.

/** Vocabularies that only the terminal speaks, or only the gallery of pieces: they stay English. */
const terminal: Record<string, string> = {
  apps: 'what starting and stopping print',
  archive: 'what recovery prints',
  backup: 'what backup and restore print',
  cli: 'the command line',
  config: 'what is printed about settings of the environment',
  'embedded-postgres': 'what starting prints about its database',
  gallery: 'sample texts',
  mcp: 'what programs are told',
  migrate: 'what starting prints about migrations',
  operate: 'what the tools of operators print',
  replay: 'what a rehearsed restore prints',
  seal: 'what verify prints',
  start: 'what starting prints',
  verify: 'what verify prints',
}

/** Texts that are the same in German: names, signs and words that both languages have. */
const alike = new Set([
  'Asset',
  'Suite',
  'Agent',
  'Snipe-IT',
  'GLPI',
  'Lansweeper',
  'Intune',
  'Jamf',
  'Configuration Manager',
  'Version',
  'Alarm',
  'Alarm: {says}',
  'Wheelhouse: {says}',
  'Code: {before} → {after}',
  'Service',
  '{minutes} min',
  '{minutes} min, {names}',
  'Organisation',
  'Test',
  'Name',
  'Region',
  'System',
  'Text',
  'Person',
  'Push',
  'Push: {what}',
  'Team',
  'Teams',
  'Website',
  'VIP',
  'Code',
  'Filter',
  'App',
  'Browser',
  'Import',
  'Portal',
  'Bank',
  'Tickets',
  'Token',
  'Passkey',
  'Passkeys',
  'Webhooks',
  'Workflow',
  'Workflows',
  'Phase',
  'API',
  'SAML',
  'Active Directory',
  'OpenLDAP',
  'StartTLS',
  'UTF-8',
  'Wheelhouse',
  'dc=example,dc=org',
  'zammad-tickets.xlsx',
  'due<4h assignee:me',
  'level:room city:Bergen',
  'type:laptop is:ready',
  'Software',
  'Server',
  'Status',
  'Status: {before} → {after}',
  'in {n, number} s',
  '{share, number, ::percent .#}',
  '{n} kB',
  '{n} MB',
])

const sources = [...allSources()]
const bySource = new Map(sources.map((source) => [source.path, source]))
const english = vocabulariesIn(sources).filter(({ prefix }) => !(prefix in terminal))
const wanted = new Map(
  english.flatMap(({ prefix, texts }) =>
    [...texts].map(([key, text]): [string, string] => [`${prefix}.${key}`, text]),
  ),
)
const { texts: german, titles } = heldIn('de')
const rooms = modules.flatMap(({ permissions = {} }) =>
  Object.keys(permissions).map((name) => inWords(name.split('.')[0] ?? '')),
)
const wantedTitles = new Set([...writtenTitles(sources), ...contractTitles(), ...rooms])
const pairs = [...wanted].flatMap(([key, text]) => {
  const said = german.get(key)
  return said === undefined ? [] : [{ key, text, said }]
})

/** All that a browser may ever load. */
function screens() {
  const seen = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const { to, typeOnly } of bySource.get(path)?.imports ?? [])
      if (!typeOnly && !to.startsWith('apps/languages/')) visit(to)
  }
  visit('apps/web/begin.ts')
  return seen
}

test('every word has its German, in the file beside it, which is on the list that needs it', () => {
  expect([...wanted.keys()].filter((key) => !german.has(key))).toEqual([])
  expect([...german.keys()].filter((key) => !wanted.has(key))).toEqual([])
  const beside = (path: string) => path.replace(/\.ts$/, '.de.ts')
  const loaded = screens()
  const [drawn, served] = ['apps/languages/de.ts', 'apps/languages/de-served.ts'].map(
    (list) => new Set(bySource.get(list)?.imports.map(({ to }) => to)),
  )
  const paths = [...new Set(english.map(({ path }) => path))]
  expect(paths.filter((path) => loaded.has(path) && !drawn?.has(beside(path)))).toEqual([])
  expect(paths.filter((path) => !loaded.has(path) && !served?.has(beside(path)))).toEqual([])
})

test('every title that a contract gives has its German', () => {
  expect([...wantedTitles].filter((title) => !titles.has(title))).toEqual([])
  expect([...titles.keys()].filter((title) => !wantedTitles.has(title))).toEqual([])
})

/** Calls of these names that run while their file is loaded. */
function saidAtLoad(node: unknown, names: ReadonlySet<string>): boolean {
  if (Array.isArray(node)) return node.some((one) => saidAtLoad(one, names))
  if (typeof node !== 'object' || node === null) return false
  const { type, callee } = node as { type?: unknown; callee?: { name?: unknown } }
  if (typeof type === 'string' && /Function/.test(type)) return false
  if (type === 'CallExpression' && typeof callee?.name === 'string' && names.has(callee.name)) return true
  return Object.values(node).some((one) => saidAtLoad(one, names))
}

const loadsWords = ({ path, imports, program }: Source) => {
  const names = imports
    .filter(({ to }) => english.some((vocabulary) => vocabulary.path === to))
    .flatMap((one) => [...one.names.values()])
  return saidAtLoad(program.body, new Set(names)) ? [path] : []
}

test('a server says no word while it is loaded: its reader is not known yet', () => {
  const served = sources.filter(({ path }) => !/^(?:kit|apps)\/|\/ui\/|\.test\.|\.journey\./.test(path))
  expect(served.flatMap(loadsWords)).toEqual([])
  const planted = `import { w } from '#kernel/words'\nexport const late = () => w('yes')\nexport const soon = [{ title: w('yes') }]`
  expect(loadsWords(sourceOf('modules/x/list.ts', planted))).toEqual(['modules/x/list.ts'])
  expect(loadsWords(sourceOf('modules/x/list.ts', planted.split('\n').slice(0, 2).join('\n')))).toEqual([])
})

// ---------------------------------------------------------------- messages

interface Part {
  type: number
  value?: string
  options?: Record<string, { value: Part[] }>
}
const [literal, select, plural, pound] = [0, 5, 6, 7]

/** What a message speaks of: its values, the choices it tells apart, and the forms of its plurals. */
function shapeOf(message: string, language: string) {
  const names = new Set<string>()
  const choices = new Set<string>()
  const forms = new Set<string>()
  const visit = (parts: readonly Part[]) => {
    for (const { type, value = '', options = {} } of parts) {
      if (type !== literal && type !== pound) names.add(value)
      for (const [option, { value: inner }] of Object.entries(options)) {
        if (type === select) choices.add(`${value}=${option}`)
        if (type === plural) forms.add(option)
        visit(inner)
      }
    }
  }
  visit(messageOf(message, language).getAst())
  return { names: [...names].toSorted(), choices: [...choices].toSorted(), forms }
}

test('German messages speak of the same values and choices, and their plurals are German ones', () => {
  const faults = pairs.flatMap(({ key, text, said }) => {
    const [was, is] = [shapeOf(text, 'en'), shapeOf(said, 'de')]
    const odd = [...is.forms].filter((form) => !/^(?:one|other|=\d+)$/.test(form))
    const same = JSON.stringify([was.names, was.choices]) === JSON.stringify([is.names, is.choices])
    return [
      ...(same ? [] : [`${key}: ${JSON.stringify(is)} in place of ${JSON.stringify(was)}`]),
      ...odd.map((form) => `${key}: no plural form “${form}” in German`),
    ]
  })
  expect(faults).toEqual([])
})

// ---------------------------------------------------------------- style

/** Whether a text has words of its own, beside what is filled in. */
const hasWords = (text: string) => /\p{L}{2}/u.test(text.replaceAll(/\{\w+(?:, number)?\}/g, ''))

test('nothing stayed English', () => {
  const same = [...pairs.map(({ text, said }) => [text, said] as const), ...titles].filter(
    ([text, said]) => text === said && hasWords(text),
  )
  expect([...new Set(same.map(([text]) => text))].filter((text) => !alike.has(text))).toEqual([])
  const used = new Set(same.map(([text]) => text))
  expect([...alike].filter((text) => !used.has(text))).toEqual([])
})

test('German quotes stand as in German, and dashes do not stand in for commas', () => {
  const texts = [...german, ...titles]
  const quoted = texts.filter(([, said]) => /”|“[\p{L}{]|„[^“]*$/u.test(said) || said.includes(' — '))
  expect(quoted.map(([key]) => key)).toEqual([])
})
