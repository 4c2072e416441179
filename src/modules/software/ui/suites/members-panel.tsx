import { ask, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { software } from '../../contract.ts'
import type { ProductView } from '../../schemas.ts'
import { w } from './words.ts'

/** What belongs to a suite; nothing where it is none. */
export function MembersPanel({ product, onAdd }: { product: ProductView; onAdd: () => void }) {
  const { members, can } = product
  if (members.length === 0) return null
  return (
    <Panel
      title={w('panel.title', { n: members.length })}
      sub={w('panel.sub')}
      end={
        can.write && (
          <Button size="s" icon="plus" onClick={onAdd}>
            {w('add')}
          </Button>
        )
      }
    >
      <PanelList>
        {members.map((member) => (
          <MemberRow key={member.id} product={product} member={member} />
        ))}
      </PanelList>
    </Panel>
  )
}

function MemberRow({
  product: { id, can },
  member: { id: member_id, key, name },
}: {
  product: ProductView
  member: ProductView['members'][number]
}) {
  const members = [member_id]
  const remove = useCommand(software.removeMembers, {
    done: w('removed'),
    undo: () => ask(software.addMembers, { id, members }),
  })
  return (
    <PanelEntry
      icon={<Icon name="key" />}
      title={<Link to={`/software/${key}`}>{name}</Link>}
      sub={<span className="mono">{key}</span>}
      actions={
        can.write && (
          <IconButton
            icon="trash"
            label={w('remove', { name })}
            onClick={() => remove.mutate({ id, members })}
          />
        )
      }
    />
  )
}
