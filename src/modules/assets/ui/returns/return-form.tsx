import { useCommand } from '#kit/api'
import { underField } from '#kit/form/edit-in-place.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { useGo } from '#kit/url'
import { assets } from '../../contract.ts'
import type { Sent } from '#lib/contract'
import { TakeBack } from '../../returns/schemas.ts'
import { findPlaces } from '../finders.ts'
import { protocolWays } from '../hand-dialog.tsx'
import { w } from '../words.ts'

const schema = TakeBack.pick({ to_id: true, note: true, protocol: true })

interface ReturnFormProps {
  person: { id: string; key: string; name: string }
  things: Sent<typeof assets.takeBack>['things']
}

/** The one deed: where it all goes, and who signs. */
export function ReturnForm({ person, things }: ReturnFormProps) {
  const go = useGo()
  const send = useCommand(assets.takeBack, {
    done: w('return.done'),
    form: underField,
    touches: ['records', 'history', 'people'],
    after: ({ protocol }, { protocol: how }) =>
      go(how === 'here' && protocol ? `/assets/protocols/${protocol}` : `/people/${person.key}`),
  })
  return (
    <Panel title={w('return.deed')} sub={w('return.text')}>
      <PanelBody>
        <AutoForm
          schema={schema}
          bare
          initial={{ protocol: 'here' }}
          save={w('return.save', { n: things.length })}
          onSave={(values) => send.mutateAsync({ ...values, person_id: person.id, things })}
          extras={{ to_id: { search: findPlaces }, protocol: { choices: protocolWays() } }}
        />
      </PanelBody>
    </Panel>
  )
}
