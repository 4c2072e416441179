import { expect, test } from 'vitest'
import { levels } from '#facets/places/levels'
import { levelProblem } from './policy.ts'

test('smaller places lie in larger ones; regions and rooms also in their like', () => {
  const fits = levels.flatMap((inner) =>
    levels.filter((outer) => levelProblem(inner, outer) === null).map((outer) => `${inner} in ${outer}`),
  )
  expect(fits).toContain('room in site')
  expect(fits).toContain('region in region')
  expect(fits).toContain('room in room')
  expect(fits).not.toContain('site in site')
  expect(fits).not.toContain('building in floor')
  expect(fits).toHaveLength(15 + 2)
})
