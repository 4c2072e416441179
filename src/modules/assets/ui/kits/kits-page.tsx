import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { Icon } from '#kit/icon.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { assets } from '../../contract.ts'
import type { KitRow } from '../../kits/schemas.ts'
import { Beside } from '../care/beside.tsx'
import { w as care } from '../care/words.ts'
import { HandKit } from './hand-kit.tsx'
import { KitDialog } from './kit-dialog.tsx'
import { w } from './words.ts'

type Open = { what: 'edit'; kit?: KitRow } | { what: 'hand'; kit: KitRow }

/** The kits that there are: put together once, handed over again and again. */
export function Screen() {
  const { data } = useAsk(assets.kits, {}, { kinds: ['asset'] })
  const [open, setOpen] = useState<Open>()
  const manages = useMay()('assets.manage')
  const close = () => setOpen(undefined)
  return (
    <Page
      title={care('kits')}
      sub={w('text')}
      crumbs={[{ title: care('assets'), to: '/assets' }]}
      actions={
        <>
          <Beside here="kits" />
          {manages && (
            <Button kind="primary" icon="plus" onClick={() => setOpen({ what: 'edit' })}>
              {w('add')}
            </Button>
          )}
        </>
      }
    >
      {!data ? (
        <Skeleton shape="rows" />
      ) : data.items.length === 0 ? (
        <Empty title={w('none')} text={w('none-text')} />
      ) : (
        <Panel>
          <PanelList>
            {data.items.map((kit) => (
              <Row key={kit.id} kit={kit} onOpen={(what) => setOpen({ what, kit })} />
            ))}
          </PanelList>
        </Panel>
      )}
      {open?.what === 'edit' && <KitDialog kit={open.kit} onClose={close} />}
      {open?.what === 'hand' && <HandKit kit={open.kit} onClose={close} />}
    </Page>
  )
}

/** For whom it is put together when they begin. */
const forWhom = ({ department, job_title }: KitRow) =>
  [department?.title, job_title].filter(Boolean).join(', ')

function Row({ kit, onOpen }: { kit: KitRow; onOpen: (what: Open['what']) => void }) {
  const may = useMay()
  const archive = useCommand(assets.changeKit, { done: w('archive.done', { title: kit.name }) })
  const title = kit.name
  return (
    <PanelEntry
      icon={<Icon name="box" size="s" />}
      title={title}
      state={<span className="t2">{[forWhom(kit), kit.note].filter(Boolean).join(' · ')}</span>}
      sub={[
        ...kit.items.map(({ quantity: n, title: one }) => w('few', { n, title: one })),
        ...kit.products.map(({ title: one }) => one),
      ].join(', ')}
      actions={
        <>
          {may('assets.manage') && (
            <>
              <IconButton icon="edit" label={w('edit', { title })} onClick={() => onOpen('edit')} />
              <IconButton
                icon="archive"
                label={w('archive', { title })}
                onClick={() => archive.mutate({ id: kit.id, version: kit.version, archived: true })}
              />
            </>
          )}
          {may('assets.write') && (
            <Button size="s" icon="hand" onClick={() => onOpen('hand')}>
              {w('hand')}
            </Button>
          )}
        </>
      }
    />
  )
}
