import type { Reply } from '#lib/contract'
import { ask, useAsk } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Nothing } from '#kit/empty.tsx'
import { EditInPlace } from '#kit/form/edit-in-place.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Said } from '#kit/said.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import { AccountActions } from './account-actions.tsx'
import { AccountPill, Open } from './account-columns.tsx'
import { GrantRows } from './grant-rows.tsx'
import { LinkRows } from './link-rows.tsx'
import { SessionRows } from './session-rows.tsx'
import { SignIns } from './sign-in-rows.tsx'
import { TokenRows } from './token-rows.tsx'
import classes from './tools.module.css'
import { e } from './emergency-words.ts'
import { w } from './words.ts'

export type OneAccount = Reply<typeof identity.account>

/** One account: its state, roles, sessions and tokens, and what can be done about it. */
export function Screen() {
  const id = useParam('id')
  const { data, error } = useAsk(identity.account, { id }, { kinds: ['account'] })
  return (
    <Administration current="accounts" heading={data?.name} actions={data && <AccountPill {...data} />}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="text" />}
      {data && <Account account={data} />}
    </Administration>
  )
}

function Account({ account }: { account: OneAccount }) {
  const may = useMay()
  const { id, email, state, second_factor, signed_in_at, created_at, grants, sessions, tokens, links } =
    account
  const { emergency, tried_at } = account
  return (
    <div className="stack wide">
      <Panel>
        <PanelBody>
          <PropsList>
            <Prop title={w('signs-in-as')}>
              {may('identity.accounts') ? (
                <EditInPlace
                  schema={identity.changeEmail.input}
                  name="email"
                  value={email}
                  save={(next) => ask(identity.changeEmail, { id, email: String(next) })}
                >
                  {email}
                </EditInPlace>
              ) : (
                email
              )}
            </Prop>
            <Prop title={w('last-sign-in')}>
              {signed_in_at === null ? w('never-signed-in') : <When at={signed_in_at} as="exact" />}
            </Prop>
            <Prop title={w('second-factor')}>{w(second_factor ? 'factor-is-on' : 'factor-is-off')}</Prop>
            {emergency && (
              <Prop title={e('title')}>
                {tried_at === null ? (
                  <span className="warn">{e('never')}</span>
                ) : (
                  <Said say={(when) => e('tried', { when })} when={<When at={tried_at} as="exact" />} />
                )}
              </Prop>
            )}
            <Prop title={w('account-since')}>
              <When at={created_at} as="exact" />
            </Prop>
            {state === 'invited' && (
              <Prop title={w('state-invited')}>
                <Open {...account} />
              </Prop>
            )}
          </PropsList>
          {may('identity.accounts') && <AccountActions account={account} />}
        </PanelBody>
      </Panel>
      <div className={classes.columns}>
        <Panel title={w('roles')}>
          {grants.length > 0 ? <GrantRows grants={grants} of={id} /> : <Nothing text={w('no-roles')} />}
        </Panel>
        <Panel title={w('sessions-of')}>
          {sessions.length > 0 ? <SessionRows sessions={sessions} /> : <Nothing text={w('no-sessions')} />}
        </Panel>
        {links.length > 0 && <LinkRows links={links} />}
        <SignIns of={id} />
        <Panel title={w('tokens')}>
          {tokens.length > 0 ? <TokenRows tokens={tokens} /> : <Nothing text={w('no-tokens')} />}
        </Panel>
      </div>
    </div>
  )
}
