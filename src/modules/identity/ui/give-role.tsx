import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { Reply } from '#lib/contract'
import { Id } from '#lib/contract'
import { ask, refresh } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { tell } from '#kit/toast.tsx'
import { findPlaces } from '#modules/places/ui/finders'
import { identity } from '../contract.ts'
import { RoleName } from '../schemas.ts'
import { findHolders, findTeams } from './finders.ts'
import { r } from './roles-words.ts'
import { w } from './words.ts'

const Giving = z.object({
  principal_ids: z
    .array(Id)
    .min(1)
    .max(200)
    .meta({ title: w('to-whom'), widget: 'records' }),
  role: RoleName.meta({ title: w('which-role'), widget: 'choice' }),
  team_id: Id.optional().meta({ title: w('one-team'), widget: 'record', hint: w('everywhere-hint') }),
  place_id: Id.optional().meta({ title: r('one-site'), widget: 'record', hint: r('one-site-hint') }),
})

interface GiveRoleProps {
  roles: Reply<typeof identity.roles>['roles']
  /** Chosen already. */
  role: RoleName | undefined
  onClose: () => void
}

/** Gives people or teams a role: everywhere, or for one team or site. */
export function GiveRole({ roles, role, onClose }: GiveRoleProps) {
  const client = useQueryClient()
  const form = useForm(Giving, {
    initial: role ? { role } : {},
    also: ({ team_id, place_id }) => ({ place_id: team_id && place_id ? r('one-part') : undefined }),
    onSave: async ({ principal_ids, role: chosen, team_id = null, place_id = null }) => {
      await ask(identity.giveRole, { principal_ids, role: chosen, team_id, place_id })
      refresh(client, ['identity', 'me'])
      tell({ text: w('given') })
      onClose()
    },
  })
  const chosen = roles.find(({ name }) => name === form.values['role'])
  return (
    <Modal opened onClose={onClose} title={w('give-role')} size={520}>
      <FormShell form={form} save={w('give-save')} bare onCancel={onClose}>
        <FieldGrid>
          <Field form={form} name="principal_ids" wide autoFocus search={findHolders} />
          <Field
            form={form}
            name="role"
            wide
            choices={roles.map(({ name, title }) => ({ value: name, title }))}
            hint={chosen?.text}
          />
          {chosen?.scopable !== false && <Field form={form} name="team_id" wide search={findTeams} />}
          {chosen?.scopable !== false && <Field form={form} name="place_id" wide search={findPlaces} />}
        </FieldGrid>
      </FormShell>
    </Modal>
  )
}
