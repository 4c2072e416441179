import type { ReactNode } from 'react'
import { Button } from '#kit/button.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'

interface RecordsOfProps<T extends { id: string }> {
  /** How many there are, as a sentence. */
  title: ReactNode
  items: readonly T[]
  /** Where one more is made, and what that is called; for whoever may. */
  add?: { to: string; title: string } | false | undefined
  roomy?: boolean
  /** A line of one. */
  children: (one: T) => ReactNode
}

/** Records of another one on its page, a line each, and the way to one more. */
export const RecordsOf = <T extends { id: string }>({
  title,
  items,
  add,
  roomy = false,
  children,
}: RecordsOfProps<T>) => (
  <Panel
    title={title}
    end={
      add && (
        <Button size="s" icon="plus" to={add.to}>
          {add.title}
        </Button>
      )
    }
  >
    {items.length > 0 && (
      <PanelList>
        {items.map((one) => (
          <PanelRow key={one.id} roomy={roomy}>
            {children(one)}
          </PanelRow>
        ))}
      </PanelList>
    )}
  </Panel>
)
