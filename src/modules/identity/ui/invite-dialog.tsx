import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ask, refresh } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { useMay, useMe } from '#kit/me.tsx'
import { tell } from '#kit/toast.tsx'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { identity } from '../contract.ts'
import { RoleName } from '../schemas.ts'
import { inviteesIn } from './invitees.ts'
import { useRoleChoices } from './role-names.ts'
import { w } from './words.ts'

const Inviting = z.object({
  people: z
    .string()
    .min(1)
    .max(20_000)
    .meta({ title: w('invite-people'), widget: 'long-text' }),
  roles: z
    .array(RoleName)
    .min(1)
    .default(['requester'])
    .meta({ title: w('invite-roles'), widget: 'choices' }),
})

/** Invites one person or a whole list; without a mail server it ends with the links to hand over. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const may = useMay()
  const domain = useMe()?.email?.split('@').at(-1) ?? 'example.com'
  const choices = useRoleChoices()
  const [links, setLinks] = useState<readonly { label: string; value: string }[]>()
  const form = useForm(Inviting, {
    also: ({ people = '' }) => ({ people: inviteesIn(people).problem }),
    onSave: async ({ people, roles }) => {
      const { invited } = await ask(identity.invite, {
        people: inviteesIn(people).people,
        roles: roles.map((role) => ({ role })),
      })
      refresh(client, ['identity'])
      const open = invited.flatMap(({ email, link }) =>
        link === null ? [] : [{ label: w('link-for', { email }), value: link }],
      )
      if (open.length > 0) return setLinks(open)
      tell({ text: w('invite-sent', { n: invited.length }) })
      onClose()
    },
  })
  if (links)
    return (
      <SecretsShown
        title={w('invite-links')}
        text={w('invite-links-text')}
        secrets={links}
        onClose={onClose}
      />
    )
  const typed = form.values['people']
  const { people } = inviteesIn(typeof typed === 'string' ? typed : '')
  return (
    <Modal opened onClose={onClose} title={w('invite')} size={560}>
      <FormShell form={form} save={w('invite-save', { n: people.length })} bare onCancel={onClose}>
        <FieldGrid>
          <Field form={form} name="people" wide autoFocus hint={w('invite-people-hint', { domain })} />
          {may('identity.roles') && (
            <Field form={form} name="roles" wide choices={choices} hint={w('invite-roles-hint')} />
          )}
        </FieldGrid>
      </FormShell>
    </Modal>
  )
}
