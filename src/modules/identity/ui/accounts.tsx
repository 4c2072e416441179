import { Select } from '@mantine/core'
import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Administration } from '#kit/administration.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Find } from '#kit/find.tsx'
import { ListMenu } from '#kit/list/list-menu.tsx'
import { useMay } from '#kit/me.tsx'
import { Table } from '#kit/table/table.tsx'
import { useList } from '#kit/table/use-list'
import { useGo, useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { AccountState, RoleName } from '../schemas.ts'
import { accountColumns } from './account-columns.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { useRoleChoices } from './role-names.ts'
import classes from './tools.module.css'
import { w } from './words.ts'

const sorts = () => [
  { name: 'name', title: w('name'), dir: 'asc' as const },
  { name: 'newest', title: w('sort-newest'), dir: 'desc' as const },
]

/** Who can sign in, who was invited, and what they hold. */
export function Screen() {
  const [search, set] = useSearchState()
  const go = useGo()
  const may = useMay()
  const [inviting, setInviting] = useState(false)
  const state = AccountState.safeParse(search['state']).data
  const role = RoleName.safeParse(search['role']).data
  const { text = '', sort = 'name' } = search
  const list = useList(
    identity.accounts,
    { text, sort, ...(state ? { state } : {}), ...(role ? { role } : {}) },
    { kinds: ['account'] },
  )
  const isNarrowed = text !== '' || state !== undefined || role !== undefined
  return (
    <Administration
      current="accounts"
      text={w('accounts-text')}
      actions={
        <>
          <ListMenu list={list} />
          {may('identity.accounts') && (
            <Button kind="primary" icon="plus" onClick={() => setInviting(true)}>
              {w('invite')}
            </Button>
          )}
        </>
      }
    >
      <Tools search={search} set={set} />
      <div className={classes.box}>
        <Table
          label={w('accounts')}
          list={list}
          columns={accountColumns()}
          sorts={sorts()}
          sort={sort}
          onSort={(name) => set({ sort: name })}
          onOpen={({ id }) => go(`/admin/accounts/${id}`)}
          hrefOf={({ id }) => `/admin/accounts/${id}`}
          nameOf={({ name }) => name}
          faded={({ state: at }) => at === 'closed' || at === 'left'}
          empty={
            isNarrowed ? (
              <Nothing
                text={w('accounts-none')}
                action={
                  <Button onClick={() => set({ text: undefined, state: undefined, role: undefined })}>
                    {w('clear')}
                  </Button>
                }
              />
            ) : undefined
          }
        />
      </div>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Administration>
  )
}

type SearchState = ReturnType<typeof useSearchState>

function Tools({ search, set }: { search: SearchState[0]; set: SearchState[1] }) {
  const choices = useRoleChoices()
  return (
    <div className={classes.tools}>
      <Find
        className={classes.find}
        label={w('accounts-find')}
        value={search['text'] ?? ''}
        onFind={(text) => set({ text: text || undefined })}
      />
      <Select
        aria-label={w('mail-state')}
        placeholder={w('accounts-any-state')}
        clearable
        data={AccountState.options.map((value) => ({ value, label: w(`state-${value}`) }))}
        value={search['state'] ?? null}
        onChange={(value) => set({ state: value ?? undefined })}
      />
      <Select
        aria-label={w('which-role')}
        placeholder={w('accounts-any-role')}
        clearable
        data={choices.map(({ value, title }) => ({ value, label: title }))}
        value={search['role'] ?? null}
        onChange={(value) => set({ role: value ?? undefined })}
      />
    </div>
  )
}
