import type { ImportField, Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { customSchema } from './values.ts'

/** Before the name of a field that the organisation added, among the columns of a file. */
export const ownPrefix = 'custom.'

const several = /~~~|[,;\n]/
const types = {
  text: {},
  paragraph: { most: 10_000 },
  number: { type: 'decimal' },
  boolean: { type: 'yes-no' },
  date: { type: 'day' },
  choice: { type: 'choice' },
  choices: { split: several },
  link: { most: 2000 },
} as const satisfies Record<string, Partial<ImportField>>
const isReadable = (type: string): type is keyof typeof types => Object.hasOwn(types, type)

/** The organisation's own fields of these kinds as columns of a file: by their titles, and by their short names. */
export async function customImportFields(ctx: Read, kinds: readonly string[]): Promise<ImportField[]> {
  const found = new Map<string, ImportField>()
  for (const kind of kinds)
    for (const { name, title, type, choices } of (await customSchema(ctx, kind)).fields)
      if (isReadable(type) && !found.has(name))
        found.set(name, {
          name: `${ownPrefix}${name}`,
          // What an organisation called it is said as it stands.
          title: { key: title },
          aliases: [name],
          ...types[type],
          ...(type === 'choice' && {
            choices: choices.map((choice) => ({ value: choice.value, title: choice.title })),
          }),
        })
  return [...found.values()]
}

/** Values of the organisation's own fields in a row, by their short names. */
export const customIn = (values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(ownPrefix) && value !== null ? [[name.slice(ownPrefix.length), value]] : [],
    ),
  )
