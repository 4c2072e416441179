import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { ask, tellRefusal } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Page } from '#kit/page.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { assets } from '../../contract.ts'
import { w } from '../words.ts'
import { Camera } from './camera.tsx'
import { Found } from './found.tsx'
import classes from './scan.module.css'

const most = 20

/** Reads labels with the camera, a hand scanner or the keyboard, and shows what they are on, the latest first. */
export function Screen() {
  const [ids, setIds] = useState<readonly string[]>([])
  const [unknown, setUnknown] = useState<string>()
  async function look(code: string) {
    try {
      const { items } = await ask(assets.scanned, { code })
      const found = items.map(({ id }) => id)
      setUnknown(found.length === 0 ? code : undefined)
      setIds((before) => [...found, ...before.filter((id) => !found.includes(id))].slice(0, most))
    } catch (thrown) {
      tellRefusal(thrown)
    }
  }
  return (
    <Page title={w('scan')} layout="text" crumbs={[{ title: w('assets'), to: '/assets' }]}>
      <div className="stack">
        <Panel title={w('scan.text')}>
          <PanelBody>
            <div className="stack">
              <Camera onCode={(code) => void look(code)} />
              <Typed onCode={(code) => void look(code)} />
            </div>
          </PanelBody>
        </Panel>
        {unknown !== undefined && (
          <Callout tone="warn" alert>
            {w('scan.unknown', { code: unknown })}
          </Callout>
        )}
        {ids.map((id) => (
          <Found key={id} id={id} />
        ))}
      </div>
    </Page>
  )
}

/** Where a hand scanner types, and whoever has no camera: Enter looks, and the field is ready for the next. */
function Typed({ onCode }: { onCode: (code: string) => void }) {
  const [code, setCode] = useState('')
  return (
    <form
      className={classes.field}
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() !== '') onCode(code)
        setCode('')
      }}
    >
      <TextInput
        className="grow"
        label={w('scan.code')}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        autoFocus
      />
      <Button type="submit">{w('scan.look')}</Button>
    </form>
  )
}
