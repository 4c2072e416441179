import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { HoldDraft, type LegalHold } from '../contract-keeping.ts'
import { administration } from '../contract.ts'
import { w } from './words.ts'

const most = 200

/** What must be kept as it is, and the way to say so. */
export function Holds() {
  const may = useMay()
  const [placing, setPlacing] = useState(false)
  const { data } = useAsk(administration.holds, { limit: most }, { kinds: ['hold'] })
  const mayManage = may('administration.manage')
  return (
    <Panel
      title={w('holds')}
      sub={w('holds-sub')}
      end={
        mayManage && (
          <Button size="s" icon="lock" onClick={() => setPlacing(true)}>
            {w('place-hold')}
          </Button>
        )
      }
    >
      {data && (
        <PanelList>
          {data.items.length === 0 && <PanelRow>{w('no-holds')}</PanelRow>}
          {data.items.map((hold) => (
            <One key={hold.id} hold={hold} mayManage={mayManage} />
          ))}
        </PanelList>
      )}
      {placing && <PlaceHold onClose={() => setPlacing(false)} />}
    </Panel>
  )
}

function One({
  hold: { id, name, reason, record, until, placed_at, placed_by },
  mayManage,
}: {
  hold: LegalHold
  mayManage: boolean
}) {
  const release = useCommand(administration.releaseHold, {
    done: w('released', { name }),
    touches: ['keeping'],
  })
  return (
    <PanelRow roomy>
      <div className="grow">
        <div>
          <span className="b">{name}</span> <span className="mono">{record.key}</span> {record.title}
        </div>
        <div className="t2 f12">{reason}</div>
        <div className="t3 f12">
          {w('hold-by', { name: placed_by.name })} <When at={placed_at} />
          {until !== null && ` · ${w('hold-until', { day: until })}`}
        </div>
      </div>
      {mayManage && (
        <Button
          size="s"
          busy={release.isPending}
          aria-label={w('release-name', { name })}
          onClick={() => release.mutate({ id })}
        >
          {w('release')}
        </Button>
      )}
    </PanelRow>
  )
}

function PlaceHold({ onClose }: { onClose: () => void }) {
  const place = useCommand(administration.placeHold, { done: w('hold-placed'), touches: ['keeping'] })
  const form = useForm(HoldDraft, {
    onSave: async (values) => {
      await place.mutateAsync(values)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={w('place-hold')} size={560}>
      <FormShell form={form} save={w('place-hold-save')} bare onCancel={onClose}>
        <FieldGrid>
          <Field form={form} name="record" autoFocus />
          <Field form={form} name="until" />
          <Field form={form} name="name" wide />
          <Field form={form} name="reason" wide />
        </FieldGrid>
      </FormShell>
    </Modal>
  )
}
