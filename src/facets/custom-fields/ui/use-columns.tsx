import { useMemo } from 'react'
import type { Column } from '#kit/table/columns.tsx'
import { sortableTypes } from '../engine/field.ts'
import { filterField } from '../engine/filter-field.ts'
import { ShownValue } from './shown-value.tsx'
import { useFields } from './use-fields.ts'
import { w } from './words.ts'

interface Row {
  readonly custom: Readonly<Record<string, unknown>>
}

/** The organisation's own fields of a kind as its list has them: columns that are hidden until they are chosen, orders, and what filters may ask. */
export function useCustomColumns<T extends Row>(kind: string) {
  const own = useFields(kind)
  return useMemo(() => {
    const fields = own?.fields ?? []
    const columns = fields.map((field): Column<T> => ({
      key: `custom.${field.name}`,
      title: field.title,
      width: field.type === 'number' || field.type === 'boolean' ? 96 : '1fr',
      hidden: true,
      ...(field.sortable && { sorts: [`custom.${field.name}`, `-custom.${field.name}`] }),
      cell: ({ custom }) => (
        <span className="cut">
          <ShownValue field={field} value={custom[field.name]} />
        </span>
      ),
    }))
    const sorts = fields
      .filter(({ sortable, type }) => sortable && sortableTypes.has(type))
      .flatMap(({ name, title }) => [
        { name: `custom.${name}`, title: w('rising', { title }), dir: 'asc' as const },
        { name: `-custom.${name}`, title: w('falling', { title }), dir: 'desc' as const },
      ])
    return { columns, sorts, asked: fields.map(filterField) }
  }, [own])
}
