import { useState } from 'react'
import { useCommand } from '#kit/api'
import { type Action, ActionBar } from '#kit/action-bar.tsx'
import { useMe } from '#kit/me.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo } from '#kit/url'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { identity } from '../contract.ts'
import { w as said } from '../words.ts'
import type { OneAccount } from './account.tsx'
import { e } from './emergency-words.ts'
import { Sure } from './sure.tsx'
import { useViewAs } from './view-as.tsx'
import { w } from './words.ts'

type Doing = Pick<OneAccount, 'id' | 'name' | 'email' | 'state' | 'sessions' | 'second_factor' | 'emergency'>

/** What can be done about an account now, and what happens when it is done. */
function useDeeds({ id, name, email }: Doing) {
  const go = useGo()
  const [link, setLink] = useState<string>()
  const take = (reply: { link: string | null }) =>
    reply.link === null ? tell({ text: w('link-mailed', { email }) }) : setLink(reply.link)
  const input = { id }
  const again = useCommand(identity.inviteAgain)
  const reset = useCommand(identity.makeResetLink)
  const withdraw = useCommand(identity.withdrawInvitation, { done: w('withdrawn') })
  const close = useCommand(identity.closeAccount, { done: w('account-closed') })
  const open = useCommand(identity.openAccount, { done: w('account-opened') })
  const takeFactor = useCommand(identity.takeSecondFactor, { done: w('factor-taken') })
  const mark = useCommand(identity.markEmergency, { done: e('marked') })
  const unmark = useCommand(identity.markEmergency, { done: e('unmarked') })
  const end = useCommand(identity.endAllSessions, { done: w('ended', { n: 2 }) })
  const shown = link !== undefined && (
    <SecretsShown
      title={w('link-made')}
      text={w('link-made-text', { name })}
      secrets={[{ label: w('link-for', { email }), value: link }]}
      onClose={() => setLink(undefined)}
    />
  )
  return {
    again: { busy: again.isPending, run: () => again.mutate(input, { onSuccess: take }) },
    reset: { busy: reset.isPending, run: () => reset.mutate(input, { onSuccess: take }) },
    withdraw: { run: () => withdraw.mutate(input, { onSuccess: () => go('/admin/accounts') }) },
    close: { run: () => close.mutate(input) },
    open: { run: () => open.mutate(input) },
    end: { run: () => end.mutate(input) },
    mark: { run: () => mark.mutate({ id, emergency: true }) },
    unmark: { run: () => unmark.mutate({ id, emergency: false }) },
    takeFactor: { run: () => takeFactor.mutate(input) },
    shown,
  }
}

export function AccountActions({ account }: { account: Doing }) {
  const { id, name, state, sessions, second_factor, emergency } = account
  const me = useMe()
  const viewing = useViewAs(account)
  const deeds = useDeeds(account)
  const [sure, setSure] = useState<'close' | 'factor' | 'mark'>()
  const byState: Record<Doing['state'], Action[]> = {
    invited: [
      {
        name: 'again',
        title: w('invite-again'),
        icon: 'mail',
        ...deeds.again,
      },
      { name: 'withdraw', title: w('withdraw'), icon: 'undo', ...deeds.withdraw },
    ],
    active: [
      {
        name: 'reset',
        title: w('reset-link'),
        icon: 'key',
        ...deeds.reset,
      },
      ...(sessions.length > 0
        ? [{ name: 'end', title: w('end-all'), icon: 'leave' as const, ...deeds.end }]
        : []),
      ...(second_factor && id !== me?.id
        ? [
            {
              name: 'factor',
              title: w('factor-take'),
              icon: 'shield' as const,
              run: () => setSure('factor'),
            },
          ]
        : []),
      ...viewing.actions,
      {
        name: 'emergency',
        title: e(emergency ? 'unmark' : 'mark'),
        icon: 'warn',
        rare: true,
        run: emergency ? deeds.unmark.run : () => setSure('mark'),
      },
      {
        name: 'close',
        title: w('close-account'),
        icon: 'lock',
        kind: 'danger',
        run: () => setSure('close'),
        ...(id === me?.id ? { refused: said('not-yourself') } : {}),
      },
    ],
    closed: [{ name: 'open', title: w('open-account'), icon: 'door', ...deeds.open }],
    left: [],
  }
  return (
    <div style={{ marginTop: 12 }}>
      <ActionBar label={account.name} actions={byState[state]} />
      {sure === 'close' && (
        <Sure
          title={w('close-account')}
          text={w('close-account-why', { name })}
          onClose={() => setSure(undefined)}
          onYes={deeds.close.run}
        />
      )}
      {sure === 'factor' && (
        <Sure
          title={w('factor-take')}
          text={w('factor-take-why', { name })}
          onClose={() => setSure(undefined)}
          onYes={deeds.takeFactor.run}
        />
      )}
      {viewing.question}
      {sure === 'mark' && (
        <Sure
          title={e('mark')}
          text={e('mark-why', { name })}
          onClose={() => setSure(undefined)}
          onYes={deeds.mark.run}
        />
      )}
      {deeds.shown}
    </div>
  )
}
