import type { Workflow } from '#facets/work/engine/workflow'
import type { Chance, Deeds } from './steps.ts'

interface Field {
  id: string
  kind: string
  name: string
  type: string
  archived: boolean
}

/** What an organisation makes of the house itself, and what is then done with it: workflows, fields, categories, many at once. */
export function shaped({ send, word, any }: Deeds, { of, n }: Chance) {
  const batches: string[] = []
  const fields: Field[] = []
  const categories: string[] = []
  let count = 0
  const ticket = () => any('incident', 'request')
  const value = ({ type }: Field) => {
    if (n(4) === 0) return null
    if (type === 'number') return n(100)
    if (type === 'boolean') return n(2) === 0
    if (type === 'date') return `2030-01-1${n(9)}`
    if (type === 'choice') return of(['north', 'south'])
    return type === 'person' ? any('person') : word()
  }
  const choices = () => ['north', 'south'].map((name) => ({ value: name, title: word() }))

  const change = {
    manyPeople: async () => {
      const reply = await send('PATCH', '/api/people', {
        ids: [...new Set([any('person'), any('person'), any('person')])],
        facts: {
          ...(n(2) && { job_title: word() }),
          ...(n(2) && { place_id: any('place') }),
          ...(n(3) === 0 && { department_id: any('department') }),
          ...(n(3) === 0 && { starts_on: of(['2001-01-01', '2098-01-01']) }),
        },
      })
      if (reply?.batch !== undefined) batches.push(reply.batch)
    },
    manyBack: async () => batches.length > 0 && send('POST', `/api/people/changes/${of(batches)}/undo`, {}),
    workflow: async () => {
      const kind = of(['incident', 'request'])
      const flow = await send('GET', `/api/work/workflows/${kind}`)
      const { states, moves, ...rest } = structuredClone(flow?.['definition']) as Workflow
      const renamed = of(states)
      const own = states.filter(({ name }) => name.startsWith('own-'))
      const deed = n(4)
      const definition =
        deed < 2 || own.length === 0
          ? withOwn({ states, moves, ...rest }, `own-${(count += 1)}`, word(), deed === 0)
          : deed === 2
            ? {
                ...rest,
                moves,
                states: states.map((state) => (state === renamed ? { ...state, title: word() } : state)),
              }
            : without({ states, moves, ...rest }, of(own).name)
      await send('POST', `/api/work/workflows/${kind}`, { version: flow?.['version'], definition })
    },
    park: async () => send('POST', `/api/desk/tickets/${ticket()}/move`, { verb: `to-own-${1 + n(4)}` }),
    field: async () => {
      const type = of(['text', 'number', 'boolean', 'date', 'choice', 'person'])
      const made = await send('POST', '/api/fields', {
        kind: of(['incident', 'request']),
        title: word(),
        type,
        ...(type === 'choice' && { choices: choices() }),
      })
      if (made) fields.push(made as unknown as Field)
    },
    fieldChanged: async () => {
      if (fields.length === 0) return
      const { id, type } = of(fields)
      await send('PATCH', `/api/fields/${id}`, {
        ...(n(2) && { title: word() }),
        ...(n(3) === 0 && { archived: n(2) === 0 }),
        ...(n(3) === 0 && { internal: n(2) === 0 }),
        ...(type === 'choice' && n(2) && { choices: choices() }),
      })
    },
    fill: async () => {
      if (fields.length === 0) return
      const field = of(fields)
      await send('PATCH', `/api/desk/tickets/${any(field.kind)}`, { custom: { [field.name]: value(field) } })
    },
    category: async () => {
      if (categories.length < 2) {
        const made = await send('POST', '/api/work/categories', { title: word() })
        if (made?.id !== undefined) categories.push(made.id)
      } else await send('PATCH', `/api/work/categories/${of(categories)}`, { title: word() })
    },
    categorise: async () =>
      categories.length > 0 &&
      send('PATCH', `/api/desk/tickets/${ticket()}`, { category_id: n(4) ? of(categories) : null }),
  }
  return { change }
}

/** One more state, with a way in and a way out. */
function withOwn(
  { states, moves, ...rest }: Workflow,
  name: string,
  title: string,
  waits: boolean,
): Workflow {
  const [first = rest.initial] = states.filter(({ phase }) => phase === 'active').map((state) => state.name)
  return {
    ...rest,
    states: [
      ...states,
      waits ? { name, title, phase: 'waiting', waits_for: 'supplier' } : { name, title, phase: 'active' },
    ],
    moves: [
      ...moves,
      { verb: `to-${name}`, title, from: [...new Set([rest.initial, first])], to: name, needs: [] },
      { verb: `from-${name}`, title: `End ${title}`, from: [name], to: first, needs: [] },
    ],
  }
}

function without({ states, moves, ...rest }: Workflow, name: string): Workflow {
  return {
    ...rest,
    states: states.filter((state) => state.name !== name),
    moves: moves
      .map((move) => ({ ...move, from: move.from.filter((from) => from !== name) }))
      .filter(({ from, to }) => from.length > 0 && to !== name),
  }
}
