import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { links } from '../contract.ts'
import { LinkDialog } from './link-dialog.tsx'
import { w } from './words.ts'

type Linked = Reply<typeof links.list>['items'][number]

interface LinksSectionProps {
  record: { id: string; kind: string; key: string }
  /** Why the reader may not change the record; they may still link it from a record that they may change. */
  refused?: string | null | undefined
}

const few = 20
const most = 200

/** What a record is linked with, by how; where the reader may, links are added and taken away here. */
export function LinksSection({ record, refused }: LinksSectionProps) {
  const [limit, setLimit] = useState(few)
  const [adding, setAdding] = useState(false)
  const { data } = useAsk(links.list, { id: record.id, limit }, { kinds: [record.kind], keep: true })
  if (!data) return null
  const groups = Map.groupBy(data.items, ({ title }) => title)
  return (
    <Section
      title={w('links')}
      end={
        !refused && (
          <Button kind="quiet" size="s" icon="plus" onClick={() => setAdding(true)}>
            {w('add')}
          </Button>
        )
      }
    >
      {data.items.length === 0 && <p className="t3 f12">{w('none')}</p>}
      {[...groups].map(([title, items]) => (
        <div key={title}>
          <div className="t3 f12">{title}</div>
          {items.map((item) => (
            <One key={item.record.id} from={record.id} item={item} refused={refused} />
          ))}
        </div>
      ))}
      {data.next !== null && limit < most && (
        <Button kind="quiet" size="s" onClick={() => setLimit(most)}>
          {w('more')}
        </Button>
      )}
      {adding && <LinkDialog record={record} onClose={() => setAdding(false)} />}
    </Section>
  )
}

interface OneProps {
  from: string
  item: Linked
  refused: string | null | undefined
}

function One({ from, item: { relation, record }, refused }: OneProps) {
  const places = usePlaces()
  const client = useQueryClient()
  const link = { from, relation, to: record.id }
  const remove = useCommand(links.remove, {
    done: w('removed', { key: record.key }),
    undo: async () => {
      await ask(links.add, { links: [link] })
      refresh(client, ['records'])
    },
    touches: ['records'],
  })
  const { icon, to } = placeOf(places, record)
  return (
    <Line
      icon={<Icon name={icon} />}
      end={
        !refused && (
          <IconButton
            icon="close"
            label={w('remove', { key: record.key })}
            onClick={() => remove.mutate({ links: [link] })}
          />
        )
      }
    >
      <Link to={to}>{record.key}</Link>{' '}
      <span className={record.archived ? 't3' : undefined}>{record.title}</span>
    </Line>
  )
}
