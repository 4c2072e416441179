import { TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { contracts } from '#modules/contracts'
import { SettingsPage } from '#kit/settings-page.tsx'
import { Code } from './code.tsx'
import classes from './developers.module.css'
import { EndpointPage } from './endpoint.tsx'
import { w } from './words.ts'

const at = '/developers'
const beginning = 'beginning'
const all = Object.entries(contracts).flatMap(([room, contract]) =>
  Object.entries(contract).map(([verb, endpoint]) => ({ room, verb, name: `${room}.${verb}`, endpoint })),
)
type Promised = (typeof all)[number]

const rules = ['rule-refused', 'rule-pages', 'rule-once', 'rule-match', 'rule-rate'] as const

const firstCall = (address: string) => `curl -s ${address}/api/client.ts -o wheelhouse.ts

import { wheelhouse } from './wheelhouse.ts'

const call = wheelhouse({ address: '${address}', token: process.env.WHEELHOUSE_TOKEN })
const { items } = await call('desk.list', { q: 'is:open' })`

const Beginning = () => (
  <div className={classes.column}>
    <p>{w('start-text')}</p>
    <p className="row">
      <a href="/api/openapi.json">{w('openapi')}</a>
      <a href="/api/client.ts">{w('client')}</a>
    </p>
    <Code title={w('start')}>{firstCall(location.origin)}</Code>
    <h2 className="f14 b">{w('rules')}</h2>
    <ul className={classes.rules}>
      {rules.map((rule) => (
        <li key={rule}>{w(rule)}</li>
      ))}
    </ul>
  </div>
)

/** What a promise says, the words of its fields included: what one would do with it may stand there alone. */
function saidBy({ name, endpoint: { summary, path, input } }: Promised): string {
  const fields = Object.entries(input.shape).map(([field, schema]) => {
    const { title, description } = (schema as z.ZodType).meta() ?? {}
    return [field, title, description].join(' ')
  })
  return [name, summary, path, ...fields].join(' ').toLowerCase()
}

const isFound = (one: Promised, typed: string) => saidBy(one).includes(typed.trim().toLowerCase())

/** The promises found, as sections under the names of their rooms. */
const sectionsOf = (found: readonly Promised[]) => [
  { name: beginning, title: w('beginning'), to: at },
  ...found.map(({ room, verb, name }, n) => ({
    name,
    title: verb,
    to: `${at}/${room}/${verb}`,
    ...(found[n - 1]?.room !== room && { group: room }),
  })),
]

/** What programs may ask for: a list of all promises, and one of them. */
export function Screen() {
  const { room, verb } = useParams({ strict: false }) as { room?: string; verb?: string }
  const [typed, setTyped] = useState('')
  const current = all.find((one) => one.room === room && one.verb === verb)
  const found = all.filter((one) => isFound(one, typed))
  return (
    <SettingsPage
      title={w('title')}
      sections={sectionsOf(found)}
      current={current?.name ?? beginning}
      heading={current?.endpoint.summary}
      text={current ? undefined : w('text')}
      top={
        <TextInput
          className={classes.find}
          aria-label={w('find')}
          placeholder={w('find')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={found.length === 0 && w('none')}
        />
      }
    >
      {current ? (
        <EndpointPage key={current.name} name={current.name} endpoint={current.endpoint} />
      ) : (
        <Beginning />
      )}
    </SettingsPage>
  )
}
