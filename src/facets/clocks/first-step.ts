import { firstStep } from '#facets/home/first-steps'
import { w } from './words.ts'

firstStep({
  name: 'clocks',
  order: 30,
  can: 'clocks.manage',
  title: w.later('first-step'),
  why: w.later('first-step-why'),
  to: '/admin/service-levels',
  isDone: async ({ db }) =>
    (await db.selectFrom('policy').select('id').limit(1).executeTakeFirst()) !== undefined,
})
