import { useState } from 'react'
import { ask, useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { type Visit, VisitDraft, visits } from '../contract.ts'
import { w } from './words.ts'

export function Screen() {
  const { data } = useAsk(visits.list, {}, { kinds: ['visit'] })
  const [announcing, setAnnouncing] = useState(false)
  const may = useMay()
  const announce = may('visits.announce') && (
    <Button kind="primary" icon="plus" onClick={() => setAnnouncing(true)}>
      {w('announce')}
    </Button>
  )
  return (
    <Page title={w('visits')} actions={announce}>
      {!data && <Skeleton shape="rows" />}
      {data?.items.length === 0 && <Empty title={w('empty')} text={w('empty-text')} />}
      {data && data.items.length > 0 && (
        <Panel>
          <PanelList>
            {data.items.map((visit) => (
              <VisitRow key={visit.id} visit={visit} />
            ))}
          </PanelList>
        </Panel>
      )}
      {announcing && <Announce onClose={() => setAnnouncing(false)} />}
    </Page>
  )
}

function VisitRow({ visit: { id, name, host, day, can } }: { visit: Visit }) {
  const arrive = useCommand(visits.arrive, { done: w('arrived') })
  return (
    <PanelRow>
      <span className="grow">{name}</span>
      <span className="t3">{host.name}</span>
      <span className="mono">{day}</span>
      <Button
        size="s"
        busy={arrive.isPending}
        refused={can.arrive === true ? undefined : can.arrive}
        onClick={() => arrive.mutate({ id })}
      >
        {w('arrive')}
      </Button>
    </PanelRow>
  )
}

function Announce({ onClose }: { onClose: () => void }) {
  const save = async (draft: Parameters<typeof ask<typeof visits.announce>>[1]) => {
    await ask(visits.announce, draft)
    onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={w('announce')}
      size={420}
      schema={VisitDraft}
      save={w('announce')}
      onSave={save}
      extras={{ host_id: { search: findPeople } }}
    />
  )
}
