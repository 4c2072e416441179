import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { Id, type Reply } from '#lib/contract'
import { ask, refresh, useAsk } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { records } from '#facets/records/contract'
import { typedWords } from '#facets/records/ui/finders'
import { links } from '../contract.ts'
import { w } from './words.ts'

type Relation = Reply<typeof links.relations>['items'][number]
type Kinds = Relation['from']

/** One way in which a record of this kind may be linked, seen from it. */
interface Way {
  value: string
  title: string
  /** Kinds at the other end. */
  kinds: Kinds
}

const holds = (kinds: Kinds, kind: string) => kinds === 'any' || kinds.includes(kind)

/** The ways from a kind's end: those that may lead from it under their own name, those that may lead to it under the other. */
export function waysFrom(relations: readonly Relation[], kind: string): Way[] {
  const ways = relations.flatMap(({ name, title, inverse, inverse_title, from, to }) => [
    ...(holds(from, kind) ? [{ value: name, title, kinds: to }] : []),
    ...(holds(to, kind) && inverse !== name ? [{ value: inverse, title: inverse_title, kinds: from }] : []),
  ])
  return ways
}

interface LinkDialogProps {
  record: { id: string; kind: string; key: string }
  onClose: () => void
}

/** Links a record with another one: how, and with which. */
export function LinkDialog({ record, onClose }: LinkDialogProps) {
  const { data } = useAsk(links.relations, {})
  const ways = useMemo(() => (data ? waysFrom(data.items, record.kind) : []), [data, record.kind])
  return (
    <Modal opened onClose={onClose} title={w('add-title', { key: record.key })} size={480}>
      {ways.length > 0 ? (
        <Form record={record} ways={ways} onClose={onClose} />
      ) : (
        <Skeleton shape="rows" count={2} />
      )}
    </Modal>
  )
}

function Form({ record, ways, onClose }: LinkDialogProps & { ways: readonly Way[] }) {
  const client = useQueryClient()
  const places = usePlaces()
  const schema = useMemo(
    () =>
      z.object({
        relation: z.enum(ways.map(({ value }) => value)).meta({ title: w('how') }),
        to: Id.meta({ title: w('with'), hint: w('with-hint'), widget: 'record' }),
      }),
    [ways],
  )
  const form = useForm(schema, {
    initial: { relation: ways[0]?.value ?? '' },
    onSave: async ({ relation, to }) => {
      await ask(links.add, { links: [{ from: record.id, relation, to }] })
      refresh(client, ['records'])
      tell({ text: w('linked') })
      onClose()
    },
  })
  const way = ways.find(({ value }) => value === form.values['relation'])
  const search = async (text: string, signal: AbortSignal) => {
    const words = typedWords(text)
    if (words === '') return []
    const kinds = way && way.kinds !== 'any' ? [...way.kinds] : undefined
    const { groups } = await ask(records.search, { q: words, limit: 12, ...(kinds && { kinds }) }, signal)
    return groups
      .flatMap(({ items }) => items)
      .filter(({ id }) => id !== record.id)
      .map((found) => ({
        id: found.id,
        title: `${found.key} ${found.title}`,
        sub: found.kind_title,
        ...placeOf(places, found),
      }))
  }
  return (
    <FormShell form={form} save={w('link')} bare onCancel={onClose}>
      <FieldGrid>
        <Field
          form={form}
          name="relation"
          wide
          choices={ways.map(({ value, title }) => ({ value, title }))}
        />
        <Field key={way?.value} form={form} name="to" wide autoFocus search={search} />
      </FieldGrid>
    </FormShell>
  )
}
