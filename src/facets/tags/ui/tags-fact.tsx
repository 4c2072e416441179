import { z } from 'zod'
import { useAsk, useCommand } from '#kit/api'
import { EditInPlace } from '#kit/form/edit-in-place.tsx'
import { useMay } from '#kit/me.tsx'
import { tags } from '../contract.ts'
import { w } from './words.ts'

const schema = z.object({
  tags: z
    .array(z.string().max(60))
    .max(20)
    .meta({ title: w('tags'), widget: 'tags' }),
})

interface TagsFactProps {
  record: { id: string; kind: string }
  refused?: string | null | undefined
  /** Rooms whose answers name the tags, too. */
  touches?: readonly string[]
}

/** The tags of a record, edited where they stand; nothing for those who may not see tags. */
export function TagsFact({ record, refused, touches = [] }: TagsFactProps) {
  const may = useMay()
  const seen = may('tags.read')
  const { data } = useAsk(tags.on, { id: record.id }, { kinds: [record.kind], enabled: seen })
  const known = useAsk(tags.suggest, { limit: 200 }, { enabled: seen })
  const apply = useCommand(tags.apply, { touches: ['records', ...touches] })
  if (!seen || !data) return null
  const now = data.items.map(({ title }) => title)
  const save = async (value: unknown) => {
    const wanted = schema.parse({ tags: value }).tags
    await apply.mutateAsync({
      records: [record.id],
      add: wanted.filter((title) => !now.includes(title)),
      remove: now.filter((title) => !wanted.includes(title)),
    })
  }
  return (
    <EditInPlace
      schema={schema}
      name="tags"
      value={now}
      suggestions={known.data?.items.map(({ title }) => title) ?? []}
      refused={refused ?? null}
      save={save}
    >
      {now.join(', ')}
    </EditInPlace>
  )
}
