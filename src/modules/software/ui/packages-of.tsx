import { useState } from 'react'
import { ask, useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelEntry, PanelList, PanelRow } from '#kit/panel.tsx'
import { software } from '../contract.ts'
import { nobody, type ProductView, Rule } from '../schemas.ts'
import { w } from './words.ts'

const most = 8

/** By which rules packages are this product, and which of them are there. */
export function PackagesOf({ product }: { product: ProductView }) {
  const [open, setOpen] = useState(false)
  const { id, rules, can } = product
  return (
    <Panel
      title={w('rules.title', { n: product.packages })}
      end={
        can.write && (
          <Button size="s" icon="plus" onClick={() => setOpen(true)}>
            {w('rule.add')}
          </Button>
        )
      }
    >
      {rules.length > 0 && (
        <PanelList>
          {rules.map((rule) => (
            <RuleRow key={rule.id} product={product} rule={rule} />
          ))}
        </PanelList>
      )}
      <Packages id={id} n={product.packages} />
      {open && <Adding id={id} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function RuleRow({
  product: { id, can },
  rule,
}: {
  product: ProductView
  rule: ProductView['rules'][number]
}) {
  const { id: rule_id, name, publisher, source, version_from, version_below } = rule
  const remove = useCommand(software.removeRule, {
    done: w('rule.removed'),
    undo: () => ask(software.addRule, { id, name, publisher, source, version_from, version_below }),
  })
  const parts = [
    publisher && (publisher === nobody ? w('rule.nobody') : w('rule.publisher', { publisher })),
    source,
    version_from && w('rule.from', { version: version_from }),
    version_below && w('rule.below', { version: version_below }),
  ].filter(Boolean)
  return (
    <PanelEntry
      icon={<Icon name="filter" />}
      title={<span className="mono">{name}</span>}
      sub={parts.join(', ') || w('rule.any')}
      actions={
        can.write && (
          <IconButton
            icon="trash"
            label={w('rule.remove', { name })}
            onClick={() => remove.mutate({ id, rule_id })}
          />
        )
      }
    />
  )
}

function Packages({ id, n }: { id: string; n: number }) {
  const { data } = useAsk(
    software.list,
    { product: id, limit: most },
    { kinds: ['product', 'asset'], enabled: n > 0 },
  )
  if (!data || data.items.length === 0) return null
  return (
    <PanelList>
      {data.items.map((one) => (
        <PanelRow key={one.id}>
          <Link to={`/software/packages/${one.id}`} className="cut grow">
            {one.name}
          </Link>
          <span className="mono f12 t2">{one.version}</span>
          <span className="num f12 t2 nw">{w('on-devices', { n: one.devices })}</span>
        </PanelRow>
      ))}
      {data.next !== null && (
        <PanelRow>
          <Link to={`/software/packages?product=${id}`}>{w('packages.all', { n })}</Link>
        </PanelRow>
      )}
    </PanelList>
  )
}

function Adding({ id, onClose }: { id: string; onClose: () => void }) {
  const add = useCommand(software.addRule, { form: underField, closes: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={w('rule.add')}
      size={480}
      schema={Rule}
      save={w('rule.save')}
      onSave={(rule) => add.mutateAsync({ id, ...rule })}
    />
  )
}
