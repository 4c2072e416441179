import { z } from 'zod'
import { type Endpoint, get } from './contract.ts'

/** Whether it answers with pages of rows, one after the other. */
export const isList = ({ method, carries, input, reply }: Endpoint) =>
  method === 'GET' &&
  carries === undefined &&
  'after' in input.shape &&
  'limit' in input.shape &&
  reply instanceof z.ZodObject &&
  'items' in reply.shape &&
  'next' in reply.shape

/** Where a list lies as a file. */
export const csvPath = (path: string) => `${path}.csv`

/** The same list as a file: what the list takes, but for its pages, and which columns in which order. */
export const asCsv = ({ path, input, summary, can, sensitive, own }: Endpoint) =>
  get(csvPath(path), {
    summary: `${summary}: the whole list as CSV`,
    can,
    ...(sensitive && { sensitive }),
    ...(own && { own }),
    input: input.omit({ after: true, limit: true }).extend({
      columns: z.string().max(2000).optional().meta({ title: 'Columns, with commas between' }),
    }),
    reply: z.unknown(),
    carries: 'download',
  })
