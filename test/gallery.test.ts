import { expect, test } from 'vitest'
import { allSources, type Source, walk } from './source.ts'

const kit = allSources().filter(({ path }) => path.startsWith('kit/') && path.endsWith('.tsx'))
const inGallery = ({ path }: Source) => path.startsWith('kit/gallery/')

const nameOf = (node: unknown) => (node as { name?: string } | null | undefined)?.name ?? ''
const isComponent = (name: string) => /^[A-Z][a-z]/.test(name)

/** What a file exports to be drawn. */
function exportedBy({ program }: Source): string[] {
  const found: string[] = []
  walk(program, (node) => {
    if (node['type'] !== 'ExportNamedDeclaration' || node['exportKind'] === 'type') return true
    const { id, declarations = [] } = (node['declaration'] ?? {}) as {
      id?: unknown
      declarations?: { id: unknown }[]
    }
    found.push(...[id, ...declarations.map((one) => one.id)].map(nameOf).filter(isComponent))
    return false
  })
  return found
}

const byPath = new Map(kit.map((one) => [one.path, one]))
/** What is loaded only when it is drawn. */
const loadedBy = ({ imports }: Source) =>
  imports.flatMap(({ to, later }) => (later && byPath.get(to) ? exportedBy(byPath.get(to) as Source) : []))

/** What a file draws. */
function drawnBy(source: Source): string[] {
  const { program } = source
  const found = loadedBy(source)
  walk(program, (node) => {
    if (node['type'] === 'JSXOpeningElement') found.push(nameOf(node['name']))
    return true
  })
  return found
}

/** Nothing to look at: they give others what these need. */
const unseen = /(?:Provider|Context)$/
/** Drawn from what the rooms bring, or by the app on every page. */
const elsewhere: Record<string, string> = {
  Administration: 'a SettingsPage with the sections of all rooms',
  ProfilePage: 'the same of one’s own pages',
  RecordPanels: 'the panels that rooms hang on records',
  ToastCorner: 'on every page of the app, /kit among them; its toasts are called from there',
  Toasts: 'the toasts in it',
}

test('every component of the kit is shown at /kit, by itself or as a part of one that is', () => {
  const files = new Map(kit.filter((one) => !inGallery(one)).map((one) => [one, exportedBy(one)]))
  const shown = new Set(kit.filter(inGallery).flatMap(drawnBy))
  for (let before = -1; before < shown.size;) {
    before = shown.size
    for (const [file, names] of files)
      if (names.some((name) => shown.has(name))) for (const name of drawnBy(file)) shown.add(name)
  }
  const all = [...files.values()].flat().filter((name) => !unseen.test(name) && !(name in elsewhere))
  expect(all.length).toBeGreaterThan(80)
  expect(all.filter((name) => !shown.has(name))).toEqual([])
})
