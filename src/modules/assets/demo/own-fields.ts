import { addField } from '#facets/custom-fields/public'
import type { Write } from '#kernel/context'

const rooms = ['core', 'edge', 'lab'] as const
const plain = () => ({
  kind: 'asset',
  hint: '',
  choices: [],
  required: false,
  internal: true,
  sortable: false,
})

/** What Halden Marine keeps of its things beyond what every house does: of servers where they hang, of phones their contract. */
export async function seedOwnFields(ctx: Write) {
  await addField(ctx, {
    ...plain(),
    title: 'Rack unit',
    type: 'number',
    sortable: true,
    types: ['server', 'network-device'],
  })
  await addField(ctx, {
    ...plain(),
    title: 'Zone',
    type: 'choice',
    choices: rooms.map((value) => ({
      value,
      title: value.charAt(0).toUpperCase() + value.slice(1),
      archived: false,
    })),
    types: ['server', 'network-device'],
  })
  await addField(ctx, {
    ...plain(),
    title: 'Data plan',
    type: 'text',
    types: ['phone'],
    hint: 'What the contract of its card is called',
  })
}

const racked: ReadonlySet<string> = new Set(['server', 'network-device'])

/** The values of the nth thing of its fleet; the same each time. */
export function ownValues(type: string, n: number): Record<string, unknown> {
  if (racked.has(type)) return { 'rack-unit': 1 + ((n * 7) % 42), zone: rooms[n % rooms.length] }
  return type === 'phone' ? { 'data-plan': n % 3 === 0 ? 'Kyst 40 GB' : 'Kyst 10 GB' } : {}
}
