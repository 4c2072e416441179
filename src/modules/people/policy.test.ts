import { expect, test } from 'vitest'
import { system } from '#kernel/actor'
import { editProblem, mergeProblem, nameOf, stateOn } from './policy.ts'

const someone = (id: string, ...permissions: string[]) => ({
  ...system,
  id,
  kind: 'person' as const,
  permissions: new Map(permissions.map((one) => [one, 'all' as const])),
})

const at = (id: string, place_id: string | null = null) => ({ id, place_id, work_area_id: null })

test.each([
  ['2026-11-10', null, null, 'active'],
  ['2026-11-10', '2026-11-10', null, 'active'],
  ['2026-11-10', '2026-11-11', null, 'joining'],
  ['2026-11-10', '2020-01-01', '2026-11-10', 'active'],
  ['2026-11-10', '2020-01-01', '2026-11-09', 'left'],
] as const)('on %s, from %s to %s: %s', (today, from, to, state) => {
  expect(stateOn(today, from, to)).toBe(state)
})

test('a name is the one given, else what the others make', () => {
  expect(nameOf({ display_name: ' Cher ', given_name: 'C' })).toBe('Cher')
  expect(nameOf({ given_name: 'Ana', family_name: 'Ruiz' })).toBe('Ana Ruiz')
  expect(nameOf({ family_name: 'Ruiz' })).toBe('Ruiz')
  expect(nameOf({})).toBe('')
})

test('one’s own phone is one’s own, all else belongs to those who manage people', () => {
  expect(editProblem(someone('a'), at('a'), ['phones', 'zone'])).toBeNull()
  expect(editProblem(someone('a'), at('a'), ['phones', 'job_title'])).not.toBeNull()
  expect(editProblem(someone('a'), at('b'), ['phones'])).not.toBeNull()
  expect(editProblem(someone('a', 'people.manage'), at('b'), ['notes'])).toBeNull()
})

test('what cannot be merged says why', () => {
  const side = { name: 'Ana', merged: false, anonymised: false, account: false }
  const hr = someone('hr', 'people.manage')
  expect(mergeProblem(hr, side, side)).toBeNull()
  const cases = [
    [someone('x'), side, side, 'people.merge-may'],
    [hr, { ...side, merged: true }, side, 'people.merge-gone'],
    [hr, side, { ...side, anonymised: true }, 'people.merge-anonymised'],
    [hr, side, { ...side, account: true }, 'people.merge-account'],
  ] as const
  for (const [actor, keep, merge, key] of cases) expect(mergeProblem(actor, keep, merge)?.key).toBe(key)
  expect(mergeProblem(hr, { ...side, account: true }, side)).toBeNull()
})
