import { Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { Kbd } from '../kbd.tsx'
import { toldKeys } from '../keys.ts'
import { setSingleKeys, singleKeysOn, useKeyScopes } from '../use-keys.tsx'
import { w } from '../words.ts'
import classes from './all-keys.module.css'

/** Every shortcut in reach on this page, the page's own first. */
export function AllKeys({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={w('all_keys')} size={720} centered>
      <Listed />
    </Modal>
  )
}

function Listed() {
  const scopes = toldKeys(useKeyScopes()())
  const [single, setSingle] = useState(singleKeysOn)
  return (
    <>
      <div className={classes.scopes}>
        {scopes.map(({ title, bindings }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {bindings.map((binding) => (
                <div key={binding.keys} data-idle={binding.idle || undefined}>
                  <dt>
                    {binding.title}
                    {binding.idle && <span className="sr"> {w('key_idle')}</span>}
                  </dt>
                  <dd>
                    <Kbd keys={binding.keys} always />
                    <span className="sr">{binding.keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        label={w('single_keys')}
        description={w('single_keys_hint')}
        checked={single}
        onChange={(event) => {
          setSingle(event.currentTarget.checked)
          setSingleKeys(event.currentTarget.checked)
        }}
      />
    </>
  )
}
