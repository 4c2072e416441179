import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ParseResult, parseSync } from 'oxc-parser'

/** One file's wish to see another. */
export interface Import {
  from: string
  /** A file of ours by its path below `src`, or the name of a package. */
  to: string
  /** Gone once types are stripped: nothing is loaded. */
  typeOnly: boolean
  /** Loaded when it is needed, not at the start. */
  later: boolean
  /** What is taken of it, each with what it is called here. */
  names: ReadonlyMap<string, string>
}

export interface Source {
  /** Below `src`, as in `modules/desk/contract.ts`. */
  path: string
  text: string
  imports: readonly Import[]
  hasDefault: boolean
  program: ParseResult['program']
}

/** `#modules/desk/contract` and `./contract.ts` are the same file. */
function target(from: string, wanted: string): string {
  if (wanted.startsWith('.')) return join(dirname(from), wanted)
  if (!wanted.startsWith('#')) return wanted.split('/', wanted.startsWith('@') ? 2 : 1).join('/')
  const path = wanted.slice(1)
  return /\.(?:tsx|css|ts)$/.test(path) ? path : `${path}.ts`
}

// The parser's types name an enum that is not there when the program runs.
const defaultKind: readonly string[] = ['Default']

/** Reads one file's text as the parser does. */
export function sourceOf(path: string, text: string): Source {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  const said = (start: number, end: number) => text.slice(start, end)
  const edge = (
    wanted: string,
    statement: string,
    later: boolean,
    names: readonly (readonly [string, string])[] = [],
  ): Import => ({
    names: new Map(names),
    from: path,
    to: target(path, wanted),
    typeOnly: /^(?:import|export)\s+type\b/.test(statement),
    later,
  })
  const imports = [
    ...module.staticImports.map(({ start, end, moduleRequest, entries }) =>
      edge(
        moduleRequest.value,
        said(start, end),
        false,
        entries.map(({ importName, localName }) => [importName.name ?? '', localName.value] as const),
      ),
    ),
    ...module.staticExports.flatMap(({ start, end, entries }) =>
      entries.flatMap(({ moduleRequest }) =>
        moduleRequest ? [edge(moduleRequest.value, said(start, end), false)] : [],
      ),
    ),
    ...module.dynamicImports.map(({ start, end, moduleRequest }) =>
      edge(said(moduleRequest.start + 1, moduleRequest.end - 1), said(start, end), true),
    ),
  ]
  const hasDefault = module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => defaultKind.includes(exportName.kind)),
  )
  return { path, text, imports, hasDefault, program }
}

const root = join(import.meta.dirname, '../src')
const isTest = /\.(?:test|journey)\.tsx?$/

/** Every file of ours that is not a test and not generated. */
export function allSources(): Source[] {
  return globSync('**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !isTest.test(path) && !path.endsWith('.gen.ts'))
    .sort()
    .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')))
}

export type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Calls back for every node of a tree, parents first; `false` leaves out what is below. */
export function walk(node: unknown, see: (node: Node & { type: string }) => boolean | void) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, see)
    return
  }
  if (!isNode(node)) return
  if (typeof node['type'] === 'string' && see(node as Node & { type: string }) === false) return
  for (const value of Object.values(node)) if (isNode(value)) walk(value, see)
}
