import type { ImportRow, Judged, Reason, Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { byExternalIds } from '#kernel/external-ids'
import { levelProblem } from '../policy.ts'
import { type Known, loadPlaces, placesCalled } from './find.ts'
import { changeOf, factsOf } from './facts.ts'
import { type Around, aroundOf, fitting, type Ground, levelsOf } from './around.ts'
import { nothing, type PlacePlan, type PlaceSession } from './plan.ts'
import { folded, levelIn, text } from './values.ts'
import { w } from './words.ts'

/** Names by which two rows of one file are the same place. */
export const identities = (values: Values): string[] => {
  const [id, code, name] = [text(values['id']), folded(values['code']), folded(values['name'])]
  return [
    ...(id === undefined ? [] : [`id ${id}`]),
    ...(code === undefined ? [] : [`code ${code}`]),
    ...(name === undefined ? [] : [`name ${folded(values['parent']) ?? ''} ${name}`]),
  ]
}

export function survey({ file, twice }: PlaceSession, { values }: Pick<ImportRow, 'values'>) {
  const name = folded(values['name'])
  if (name === undefined) return
  if (file.has(name)) twice.add(name)
  file.set(name, { parent: folded(values['parent']), level: levelIn(values) })
}

/** Asks once for all names in a batch, then judges row by row. */
export async function judge(
  ctx: Read,
  rows: readonly ImportRow[],
  session: PlaceSession,
): Promise<Judged<PlacePlan>[]> {
  const around = (name: string | undefined, seen: readonly string[] = []): readonly string[] =>
    name === undefined || seen.includes(name) ? seen : around(session.file.get(name)?.parent, [...seen, name])
  const words = rows.flatMap(({ values }) => [
    ...around(folded(values['name'])),
    ...['name', 'code', 'parent'].flatMap((field) => folded(values[field]) ?? []),
  ])
  const external = await byExternalIds(
    ctx,
    'place',
    session.source,
    rows.flatMap(({ values }) => text(values['id']) ?? []),
  )
  const known = await loadPlaces(ctx, [...external.values()])
  const byId = new Map(
    [...external].flatMap(([id, place]) => {
      const found = known.get(place)
      return found ? [[id, found] as const] : []
    }),
  )
  const ground = { session, called: await placesCalled(ctx, words), byId }
  return rows.map((row) => judgeRow(ground, row))
}

type One = Exclude<Around, { twice: string }>

function judgeRow(ground: Ground, { n, values }: ImportRow): Judged<PlacePlan> {
  const label = [text(values['name']), text(values['parent'])].filter(Boolean).join(' · ')
  const refused = (verdict: 'error' | 'conflict', reasons: readonly Reason[]): Judged<PlacePlan> => ({
    n,
    label,
    verdict,
    reasons,
    plan: nothing,
  })
  const around = aroundOf(ground, values)
  if ('twice' in around) {
    const why = w.later('parent-twice', { name: around.twice })
    return refused('conflict', [{ field: 'parent', why }])
  }
  const some = fitting(ground, values, around)
  const [known, ...others] = some
  if (others.length > 0) {
    const names = some.map(({ name, key }) => `${name} (${key})`).join(', ')
    return refused('conflict', [{ why: w.later('several-fit', { names }) }])
  }
  const { level, wrong } = placing(ground, values, around, known)
  const { facts, problems, notes } = factsOf(values, known)
  if (level === undefined || problems.length + wrong.length > 0)
    return refused('error', [...wrong, ...problems])
  const plan: PlacePlan = {
    facts: { ...facts, ...(around.place && { parent_id: around.place.id }) },
    name: text(values['name']) ?? '',
    level,
    around: around.name,
    external: text(values['id']),
    created_at: text(values['created_at']),
    updated_at: text(values['updated_at']),
  }
  const said = [...notes, ...unknownIn(around)]
  return known
    ? { n, label, notes: said, id: known.id, ...changeOf(known, plan) }
    : { n, label, notes: said, verdict: 'create', plan }
}

/** Of which kind it is, and why it cannot lie where it is said to. */
function placing(ground: Ground, values: Values, around: One, known: Known | undefined) {
  const { inner, outer } = levelsOf(ground, values, around)
  if (inner === undefined) return { level: inner, wrong: [{ field: 'parent', why: w.later('circle') }] }
  const level = levelIn(values) ?? known?.level ?? inner
  const why = outer === undefined ? null : levelProblem(level, outer)
  return { level, wrong: why ? [{ field: 'parent', why }] : [] }
}

const unknownIn = ({ unknown }: One): Reason[] =>
  unknown === undefined ? [] : [{ field: 'parent', why: w.later('parent-unknown', { name: unknown }) }]
