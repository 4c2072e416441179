import { TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { useMay } from '#kit/me.tsx'
import { tags } from '../contract.ts'
import { w } from './words.ts'

interface TagsFactProps {
  record: { id: string; kind: string }
  /** Why the reader may not change the record. */
  refused?: string | null | undefined
  /** Rooms whose answers name the tags, too. */
  touches?: readonly string[]
}

/** The tags of a record, put on and taken off one by one where they stand; nothing for those who may not see tags. */
export function TagsFact({ record, refused, touches = [] }: TagsFactProps) {
  const may = useMay()
  const seen = may('tags.read')
  const { data } = useAsk(tags.on, { id: record.id }, { kinds: [record.kind], enabled: seen })
  if (!seen || !data) return null
  const now = data.items.map(({ title }) => title)
  if (refused || !may('tags.use')) return now.join(', ')
  return <Editor key={now.join('\n')} record={record} now={now} touches={touches} />
}

interface EditorProps {
  record: { id: string }
  now: readonly string[]
  touches: readonly string[]
}

function Editor({ record, now, touches }: EditorProps) {
  const [shown, setShown] = useState(now)
  const known = useAsk(tags.suggest, { limit: 200 })
  const apply = useCommand(tags.apply, { touches: ['records', ...touches] })
  // Each step is saved by itself: there is nothing to forget when one goes away.
  const save = async (wanted: string[]) => {
    setShown(wanted)
    try {
      await apply.mutateAsync({
        records: [record.id],
        add: wanted.filter((title) => !now.includes(title)),
        remove: now.filter((title) => !wanted.includes(title)),
      })
    } catch {
      // The sentence is a toast by now.
      setShown(now)
    }
  }
  return (
    <TagsInput
      aria-label={w('tags')}
      placeholder={shown.length === 0 ? w('add') : undefined}
      size="xs"
      variant="unstyled"
      value={[...shown]}
      data={known.data?.items.map(({ title }) => title) ?? []}
      splitChars={[',', ';']}
      maxTags={20}
      onChange={(wanted) => void save(wanted)}
    />
  )
}
