import { fieldsByType } from '#facets/custom-fields/public'
import { choices } from './queries/one.ts'

fieldsByType('asset', async (ctx) =>
  (await choices(ctx)).types.map(({ code, title }) => ({ value: code, title })),
)
