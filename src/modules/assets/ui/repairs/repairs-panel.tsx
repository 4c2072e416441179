import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel as Surface, PanelEntry, PanelList } from '#kit/panel.tsx'
import { useToday } from '#kit/reader.tsx'
import { useMay } from '#kit/me.tsx'
import { whyNot } from '#kit/record/why-not'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import type { RepairRow } from '../../repairs/schemas.ts'
import type { AssetView } from '../../schemas.ts'
import { isCounted } from '../asset-words.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { CloseDialog, EditDialog } from './repair-dialogs.tsx'
import { daysOf, missing, RepairState, useCostWords } from './repair-words.tsx'
import { w } from './words.ts'

type Open = { what: 'open' } | { what: 'edit' | 'close'; repair: RepairRow }

/** The repairs of one asset on its page: what is going on, what was, for how long it was missing in all. */
export function Panel({ id }: { id: string }) {
  const { data: asset } = useAsk(assets.get, { id }, { kinds: ['asset'] })
  const { data } = useAsk(assets.repairsOf, { id }, { kinds: ['asset'] })
  return asset && data && !isCounted(asset) ? <Shown asset={asset} {...data} /> : null
}

type Shown = Reply<typeof assets.repairsOf> & { asset: AssetView }

function useTitle({ items, hours, cost }: Shown) {
  const costWords = useCostWords()
  if (items.some(({ closed_at }) => closed_at === null)) return w('panel.away')
  if (items.length === 0) return w('panel.none')
  return w('panel', { n: items.length, days: daysOf(hours), cost: costWords(cost) })
}

function Shown(props: Shown) {
  const { asset, items } = props
  const [open, setOpen] = useState<Open>()
  const writes = useMay()('assets.write')
  const title = useTitle(props)
  const away = items.some(({ closed_at }) => closed_at === null)
  return (
    <Surface
      title={title}
      end={
        writes && (
          <Button
            size="s"
            icon="external"
            refused={away ? w('open.away') : whyNot(asset.can.hand)}
            onClick={() => setOpen({ what: 'open' })}
          >
            {w('open')}
          </Button>
        )
      }
    >
      {items.length > 0 && (
        <PanelList>
          {items.map((repair) => (
            <Row key={repair.id} repair={repair} writes={writes} onDo={(what) => setOpen({ what, repair })} />
          ))}
        </PanelList>
      )}
      {open && <Dialog asset={asset} open={open} onClose={() => setOpen(undefined)} />}
    </Surface>
  )
}

interface DialogProps {
  asset: AssetView
  open: Open
  onClose: () => void
}

function Dialog({ asset: { id, name, warranty_until }, open, onClose }: DialogProps) {
  const today = useToday()
  if (open.what === 'edit') return <EditDialog repair={open.repair} onClose={onClose} />
  if (open.what === 'close') return <CloseDialog repair={open.repair} onClose={onClose} />
  const covered = warranty_until !== null && warranty_until >= today
  return <OpenDialog id={id} name={name} covered={covered} onClose={onClose} />
}

interface RowProps {
  repair: RepairRow
  writes: boolean
  onDo: (what: 'edit' | 'close') => void
}

function Row({ repair, writes, onDo }: RowProps) {
  const { fault, vendor, rma, opened_at, closed_at, hours, cost, under_warranty, remark } = repair
  const costWords = useCostWords()
  const facts = [
    vendor?.name ?? w('in-house'),
    rma,
    missing(hours),
    under_warranty ? w('warranty') : '',
    cost === null ? '' : costWords([cost]),
    remark,
  ]
  return (
    <PanelEntry
      icon={<Icon name={closed_at === null ? 'external' : 'history'} size="s" />}
      title={fault}
      state={<RepairState repair={repair} />}
      sub={
        <>
          <When at={opened_at} /> · {facts.filter(Boolean).join(' · ')}
        </>
      }
      actions={
        writes && (
          <>
            <Button size="s" kind="quiet" icon="edit" onClick={() => onDo('edit')}>
              {w('edit')}
            </Button>
            {closed_at === null && (
              <Button size="s" icon="undo" onClick={() => onDo('close')}>
                {w('close')}
              </Button>
            )}
          </>
        )
      }
    />
  )
}
