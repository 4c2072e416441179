import { Menu } from '@mantine/core'
import { useMemo, useState } from 'react'
import { ask, tellRefusal, useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Composer } from '#kit/composer/composer.tsx'
import type { Attached, ComposerHandle } from '#kit/composer/composer-props'
import { useMe } from '#kit/me.tsx'
import { draftsOf } from '#facets/comments/ui/drafts'
import { bringFile, fileShown } from '#facets/files/ui/bring'
import { watchers } from '#facets/watchers/contract'
import { desk, type Ticket } from '../contract.ts'
import { type Macro } from '../macro-contract.ts'
import { kindNames } from '../kind-names.ts'
import { findMentionable } from './finders.ts'
import { MacroPreview } from './macro-preview.tsx'
import type { Filled } from './macro-shown.tsx'
import { useDone } from './use-bulk.ts'
import { useSendsMail } from './use-sends-mail.ts'
import { w } from './words.ts'

const firstName = (name: string) => name.split(' ')[0] ?? name

const bring = async (...how: Parameters<typeof bringFile>): Promise<Attached> =>
  fileShown(await bringFile(...how))

interface TicketComposerProps {
  ticket: Ticket
  /** The composer, once its editor is loaded. */
  handle: ComposerHandle | null
  onHandle: (handle: ComposerHandle | null) => void
  onDoing: (doing: 'looking' | 'replying' | 'noting') => void
}

/** Where one answers in public or notes for the desk; it names its readers twice. */
export function TicketComposer({ ticket, handle, onHandle, onDoing }: TicketComposerProps) {
  const told = useDone()
  const name = ticket.requester?.name ?? ''
  const readers = useReaders(ticket)
  const sendsMail = useSendsMail()
  const elsewhere = useMemo(() => draftsOf(ticket.id), [ticket.id])
  return (
    <Composer
      draft={ticket.id}
      elsewhere={elsewhere}
      handle={onHandle}
      to={ticket.inside ? firstName(name) : w('the-desk')}
      {...readers}
      outside={!ticket.inside}
      refused={{
        ...(ticket.can.reply !== true && { reply: ticket.can.reply }),
        ...(ticket.can.note !== true && { note: ticket.can.note }),
      }}
      tools={ticket.inside && <Macros ticket={ticket} handle={handle} />}
      mentions={findMentionable}
      upload={bring}
      onDoing={onDoing}
      onSend={async ({ mode, html, files: brought }) => {
        const said = { id: ticket.id, html, files: [...brought] }
        const { batch } = mode === 'note' ? await ask(desk.note, said) : await ask(desk.reply, said)
        told(mode === 'note' ? w('done.noted') : sent(ticket, sendsMail), batch)
      }}
    />
  )
}

/** Where no mail server is set up, what was said is here and waits for one: that is not the same as sent. */
function sent({ inside, requester }: Ticket, sendsMail: boolean): string {
  if (!inside) return w('done.sent', { name: w('the-desk') })
  const name = requester?.name
  if (name === undefined) return w('done.said')
  return w(sendsMail ? 'done.sent' : 'done.waits', { name })
}

/** Who gets a reply by mail beside the requester, as the desk sees it. */
function useReaders({ id, inside, requester, assignee }: Ticket) {
  const me = useMe()?.id
  const { data } = useAsk(watchers.list, { id }, { kinds: kindNames, enabled: inside })
  if (!inside) return {}
  const all = [assignee, ...(data?.items ?? []).map(({ person }) => person)].flatMap((one) => one ?? [])
  const others = new Map(all.map((one) => [one.id, one.name]))
  for (const known of [requester?.id, me]) if (known) others.delete(known)
  const names = [...others.values()]
  const shown = names.length > 2 ? [...names.slice(0, 2), w('more', { n: names.length - 2 })] : names
  const asked = requester && requester.id !== me ? 1 : 0
  return {
    recipients: names.length + asked,
    also: names.length > 0 && w('also-to', { names: shown.join(', ') }),
  }
}

function Macros({ ticket, handle }: Pick<TicketComposerProps, 'ticket' | 'handle'>) {
  const { data } = useAsk(desk.macros, {}, { kinds: ['macro'] })
  const [shown, setShown] = useState<{ macro: Macro; filled: Filled }>()
  const use = async (macro: Macro) => {
    try {
      const filled = await ask(desk.fillMacro, { id: ticket.id, macro_id: macro.id })
      const { html, patch, verb, tags } = filled
      // Words alone are put into the composer, to be read before they are sent.
      if (html && Object.keys(patch).length === 0 && !verb && tags.length === 0) handle?.insert(html)
      else setShown({ macro, filled })
    } catch (thrown) {
      tellRefusal(thrown)
    }
  }
  return (
    <>
      {shown && <MacroPreview ticket={ticket} {...shown} onClose={() => setShown(undefined)} />}
      <Menu position="top-start" width={260}>
        <Menu.Target>
          <Button size="s" kind="quiet" icon="bolt">
            {w('macro')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {data?.items.length === 0 && <Menu.Label>{w('macro.none')}</Menu.Label>}
          {data?.items.map((macro) => (
            <Menu.Item key={macro.id} onClick={() => void use(macro)}>
              {macro.title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
