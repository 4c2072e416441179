import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Icon } from '#kit/icon.tsx'
import { recall, remember } from '#kit/memory'
import { Panel, PanelBody, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Said } from '#kit/said.tsx'
import { tell } from '#kit/toast.tsx'
import { When } from '#kit/when.tsx'
import { notices } from '../contract.ts'
import classes from './inbox.module.css'
import { nameHere, subscribeHere, unsubscribeHere, whyNoPush } from './push-here.ts'
import { w } from './words.ts'

type Device = Reply<typeof notices.devices>['items'][number]

/** Which of the devices this browser is. */
const here = 'push-device'

/** The browsers that the reader is pushed to, and the way to let this one be pushed to. */
export function Devices() {
  const { data } = useAsk(notices.devices, {})
  const [mine, setMine] = useState(recall(here))
  const keep = (id: string) => {
    remember(here, id)
    setMine(id)
  }
  const isHere = data?.items.some(({ id }) => id === mine) ?? false
  return (
    <Panel title={w('devices')} sub={w('devices-text')}>
      {data && data.items.length > 0 && (
        <PanelList>
          {data.items.map((device) => (
            <DeviceRow key={device.id} device={device} isHere={device.id === mine} />
          ))}
        </PanelList>
      )}
      {data && !isHere && (
        <PanelBody>
          <AddHere publicKey={data.key} onAdded={keep} />
        </PanelBody>
      )}
    </Panel>
  )
}

function DeviceRow({ device, isHere }: { device: Device; isHere: boolean }) {
  const { id, name, made_at, pushed_at } = device
  const remove = useCommand(notices.removeDevice, {
    done: w('device-removed', { name }),
    after: () => {
      // Ours pushes no more, whether the browser forgets it or not.
      if (isHere) unsubscribeHere().catch(() => undefined)
    },
  })
  return (
    <PanelEntry
      icon={<Icon name={/phone|iPad|tablet/i.test(name) ? 'mobile' : 'laptop'} />}
      title={name}
      state={isHere && <Pill tone="good">{w('device-here')}</Pill>}
      sub={
        <>
          <Said say={(when) => w('device-since', { when })} when={<When at={made_at} />} />
          {pushed_at && ' · '}
          {pushed_at && (
            <Said say={(when) => w('device-pushed', { when })} when={<When at={pushed_at} as="relative" />} />
          )}
        </>
      }
      actions={
        <Button
          size="s"
          busy={remove.isPending}
          aria-label={w('device-remove-of', { name })}
          onClick={() => remove.mutate({ id })}
        >
          {w('device-remove')}
        </Button>
      }
    />
  )
}

function AddHere({ publicKey, onAdded }: { publicKey: string | null; onAdded: (id: string) => void }) {
  const [name, setName] = useState(nameHere)
  const [why, setWhy] = useState(whyNoPush)
  const [busy, setBusy] = useState(false)
  const add = useCommand(notices.addDevice, {
    done: w('device-added'),
    after: ({ id }) => onAdded(id),
  })
  if (why) return <Callout tone="info">{w(why)}</Callout>
  const begin = async () => {
    setBusy(true)
    try {
      const subscribed = publicKey === null ? undefined : await subscribeHere(publicKey)
      if (subscribed) await add.mutateAsync({ name, ...subscribed }).catch(() => undefined)
      else setWhy(whyNoPush())
    } catch {
      tell({ text: w('not-subscribed'), tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.times}>
      <TextInput
        label={w('device-name')}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button kind="primary" icon="bell" busy={busy} onClick={() => void begin()}>
        {w('device-add')}
      </Button>
    </div>
  )
}
