import { ask, useAsk } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { useMe } from '#kit/me.tsx'
import { ProfilePage } from '#kit/profile.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { identity } from '../contract.ts'
import { weakIn } from './weak-in.ts'
import { w } from './words.ts'

/** A new password, once the current one was given; where a directory keeps it, that is said instead. */
export function Screen() {
  const { data, error } = useAsk(identity.secondFactor, {})
  return (
    <ProfilePage current="password" text={data?.directory === null ? w('password-text') : ''}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="text" />}
      {data &&
        (data.directory === null ? <Change /> : <p>{w('password-there', { directory: data.directory })}</p>)}
    </ProfilePage>
  )
}

function Change() {
  const me = useMe()
  const about = [me?.name ?? '', me?.email ?? '', me?.organisation ?? '']
  const form = useForm(identity.changePassword.input, {
    also: ({ password }) => ({ password: weakIn(password, about) }),
    onSave: async (given) => {
      await ask(identity.changePassword, given)
      form.reset()
      tell({ text: w('password-done') })
    },
  })
  return (
    <Panel>
      <PanelBody>
        <FormShell form={form} save={w('password-save')} bare>
          <FieldGrid>
            <input type="hidden" name="username" autoComplete="username" value={me?.email ?? ''} readOnly />
            <Field form={form} name="current" wide autoComplete="current-password" />
            <Field form={form} name="password" wide autoComplete="new-password" />
          </FieldGrid>
        </FormShell>
      </PanelBody>
    </Panel>
  )
}
