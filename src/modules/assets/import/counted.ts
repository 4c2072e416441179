import { also, type ImportField } from '#facets/imports/public'
import { type Ground, isCounted } from '../ground.ts'
import { assetImportFields } from './fields.ts'

/** What files of accessories, consumables and components call their columns, beside what lists of all things do. */
const others: Readonly<Record<string, string>> = {
  name: 'accessory name, consumable name, component name, item, artikel, bezeichnung',
  type: 'accessory category',
  quantity: 'total, total qty, bestand, stuck',
  model_number: 'item number, item no, item #, artikelnummer',
}
/** Who has a single thing, and how long its warranty runs, is not said of what is counted. */
const left = /^(?:tag|status|holder|holder_.*|handed_at|due_back|warranty_.*)$/

/** What is known of things that are counted; a category that is none of the types of such things is the one of the file. */
export function countedFields(ground: Ground, usual: string): readonly ImportField[] {
  const types = ground.types.filter(({ capacities }) => isCounted(capacities))
  const codes = new Set(types.map(({ code }) => code))
  return assetImportFields({ ...ground, types })
    .filter(({ name }) => !left.test(name))
    .map((field): ImportField => {
      const more = others[field.name]
      const aliases = [...(field.aliases ?? []), ...(more === undefined ? [] : also(more))]
      if (field.name === 'quantity') return { ...field, aliases, required: true }
      if (field.name !== 'type') return { ...field, aliases }
      const { meaning } = field
      return {
        ...field,
        meaning: (value) => {
          const meant = meaning?.(value)
          return meant !== undefined && codes.has(meant) ? meant : usual
        },
      }
    })
}
