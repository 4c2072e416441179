import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Nothing } from '#kit/empty.tsx'
import { useMay } from '#kit/me.tsx'
import { Table } from '#kit/table/table.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { MailState } from '../schemas.ts'
import { mailColumns } from './mail-columns.tsx'
import classes from './tools.module.css'
import { w } from './words.ts'

const tabs = ['all', 'waiting', 'uncertain', 'failed', 'sent'] as const
const titles = {
  all: 'mail-all',
  waiting: 'mail-waiting',
  uncertain: 'mail-uncertain-state',
  failed: 'mail-failed',
  sent: 'mail-sent',
} as const

/** Outgoing mail: what waits, what failed, and what may or may not have arrived. */
export function Screen() {
  const [search, set] = useSearchState()
  const may = useMay()
  const state = MailState.safeParse(search['state']).data
  const list = useList(identity.mail, state ? { state } : {}, { kinds: ['mail'] })
  const { data } = useAsk(identity.mail, { limit: 1 }, { kinds: ['mail'] })
  const test = useCommand(identity.sendTestMail, { done: w('mail-test-done') })
  const again = useCommand(identity.sendMailAgain, {
    done: ({ ids }) => w('mail-again-done', { n: ids.length }),
  })
  const back = useCommand(identity.withdrawMail, {
    done: ({ ids }) => w('mail-back-done', { n: ids.length }),
  })
  const mayAct = may('identity.mail')
  const columns = useMemo(
    () =>
      mailColumns(
        mayAct
          ? { again: (id) => again.mutate({ ids: [id] }), back: (id) => back.mutate({ ids: [id] }) }
          : undefined,
      ),
    [mayAct, again, back],
  )
  const counts = data?.counts
  return (
    <Administration
      current="mail"
      text={w('mail-text')}
      actions={
        mayAct &&
        data?.mails && (
          <Button icon="mail" onClick={() => test.mutate({})} busy={test.isPending}>
            {w('mail-test')}
          </Button>
        )
      }
    >
      <div className="stack wide" style={{ flex: 'none', marginBottom: 12 }}>
        {data?.mails === false && (
          <Callout tone="warn" title={w('mail-off')}>
            {w('mail-off-text')}
          </Callout>
        )}
        {counts && counts.uncertain > 0 && (
          <Callout tone="warn" title={w('mail-uncertain', { n: counts.uncertain })}>
            {w('mail-uncertain-text')}
          </Callout>
        )}
        <div style={{ overflowX: 'auto' }}>
          <SegmentedControl
            aria-label={w('mail-state')}
            value={state ?? 'all'}
            onChange={(value) => set({ state: value === 'all' ? undefined : value })}
            data={tabs.map((value) => ({ value, label: `${w(titles[value])}${numberOf(value, counts)}` }))}
          />
        </div>
      </div>
      <div className={classes.box}>
        <Table
          label={w('mail')}
          list={list}
          columns={columns}
          density="roomy"
          empty={<Nothing text={w('mail-none')} />}
          onOpen={() => undefined}
          nameOf={({ subject }) => subject}
          faded={({ state: at }) => at === 'sent' || at === 'withdrawn' || at === 'expired'}
        />
      </div>
    </Administration>
  )
}

const numberOf = (tab: string, counts: Record<string, number> | undefined) => {
  const n = counts?.[tab] ?? 0
  return n > 0 ? ` ${n}` : ''
}
