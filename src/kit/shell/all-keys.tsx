import { Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { Kbd } from '../kbd.tsx'
import type { KeyScope } from '../keys.ts'
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

/** What several parts of a page hold under one title is one list. */
const byTitle = (scopes: readonly KeyScope[]): KeyScope[] =>
  [...Map.groupBy(scopes, ({ title }) => title)].map(([title, same]) => ({
    title,
    bindings: same.flatMap(({ bindings }) => bindings),
  }))

function Listed() {
  const scopes = byTitle(useKeyScopes()())
  const [single, setSingle] = useState(singleKeysOn)
  return (
    <>
      <div className={classes.scopes}>
        {scopes.map(({ title, bindings }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {bindings
                .filter(({ hidden }) => !hidden)
                .map((binding) => (
                  <div key={binding.keys}>
                    <dt>{binding.title}</dt>
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
