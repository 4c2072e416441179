import { useState } from 'react'
import { Administration } from '#kit/administration.tsx'
import { useAsk, useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { assets } from '../../contract.ts'
import type { Rule } from '../../sources/contract.ts'
import { OrderDialog } from './order-dialog.tsx'
import { fieldTitle, sourceTitle } from './source-words.ts'
import { w } from './words.ts'

/** Which source counts more than which, field by field. */
export function Screen() {
  const answer = useAsk(assets.rules, {}, { kinds: ['asset-catalogue'] })
  const [open, setOpen] = useState<Rule>()
  const decide = useCommand(assets.decideRule, {
    done: (_, { field }) => w('rules.saved', { field: fieldTitle(field) }),
  })
  return (
    <Administration current="asset-sources" text={w('rules.text')}>
      <Loaded answer={answer}>
        {({ items }) => (
          <Panel title={w('rules.list')}>
            <PanelList>
              {items.map((rule) => {
                const field = fieldTitle(rule.field)
                return (
                  <PanelEntry
                    key={rule.field}
                    icon={<Icon name="sort" size="s" />}
                    title={field}
                    state={!rule.usual && <Pill icon="edit">{w('rules.changed')}</Pill>}
                    sub={rule.order.map((source) => sourceTitle(source)).join(' › ')}
                    actions={
                      <>
                        {!rule.usual && (
                          <IconButton
                            icon="undo"
                            label={w('rules.usual', { field })}
                            onClick={() => decide.mutate({ field: rule.field, order: [] })}
                          />
                        )}
                        <IconButton
                          icon="edit"
                          label={w('rules.edit', { field })}
                          onClick={() => setOpen(rule)}
                        />
                      </>
                    }
                  />
                )
              })}
            </PanelList>
          </Panel>
        )}
      </Loaded>
      {open && (
        <OrderDialog
          rule={open}
          busy={decide.isPending}
          onSave={async (order) => {
            await decide.mutateAsync({ field: open.field, order: [...order] })
            setOpen(undefined)
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Administration>
  )
}
