import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { ask, refresh } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { useMay } from '#kit/me.tsx'
import { recordFinder } from '#facets/records/ui/finders'
import { type View, views } from '../contract.ts'
import { everyone } from './use-views.ts'
import { w } from './words.ts'

const findTeams = recordFinder('team', 'TEAM', { icon: 'users', path: '/people/teams' })

const Sharing = z.enum(['me', 'team', 'everyone'])
const Form = z.object({
  title: views.save.input.shape.title,
  sharing: Sharing.meta({ title: w('who-sees') }),
  team: Id.optional().meta({ title: w('which-team'), widget: 'record' }),
})

const sharingOf = ({ shared_with }: View): z.output<typeof Sharing> =>
  shared_with === null ? 'me' : shared_with.id === everyone ? 'everyone' : 'team'

/** Renames a view, and says who sees it. */
export function EditView({ view, onClose }: { view: View; onClose: () => void }) {
  const client = useQueryClient()
  const may = useMay()
  const { key, version, shared_with } = view
  const before = sharingOf(view)
  const team = before === 'team' ? (shared_with?.id ?? undefined) : undefined
  const form = useForm(Form, {
    initial: { title: view.title, sharing: before, ...(team !== undefined && { team }) },
    also: (values) => (values.sharing === 'team' && !values.team ? { team: w('which-team-needed') } : {}),
    onSave: async ({ title, sharing, team: chosen = null }) => {
      const shared = { me: null, team: chosen, everyone }[sharing]
      await ask(views.change, { id: key, version: version ?? 0, title, shared_with: shared })
      refresh(client, ['views'])
      onClose()
    },
  })
  const offered = Sharing.options.filter(
    (value) =>
      value === before || value === 'me' || may(value === 'everyone' ? 'views.manage' : 'views.share'),
  )
  return (
    <FormShell form={form} save={w('save')} bare onCancel={onClose}>
      <FieldGrid>
        <Field form={form} name="title" wide autoFocus />
        <Field
          form={form}
          name="sharing"
          wide
          choices={offered.map((value) => ({ value, title: w(`sharing.${value}`) }))}
        />
        {form.values['sharing'] === 'team' && (
          <Field
            form={form}
            name="team"
            wide
            search={findTeams}
            known={team === undefined ? [] : [{ id: team, title: shared_with?.name ?? '', to: '' }]}
          />
        )}
      </FieldGrid>
    </FormShell>
  )
}
