import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../button.tsx'
import { EditInPlace } from '../../form/edit-in-place.tsx'
import { DialogFoot } from '../../form/dialog-foot.tsx'
import { Field } from '../../form/field.tsx'
import { FormDialog } from '../../form/form-dialog.tsx'
import { FieldGrid } from '../../form/form-shell.tsx'
import { useForm } from '../../form/use-form.ts'
import { Panel, PanelBody } from '../../panel.tsx'
import { CostText } from '#lib/money/money'
import { Find } from '../../find.tsx'
import { Prop, PropsList } from '../../props-list.tsx'
import { findPeople } from '../pretend.ts'
import { Change } from '../schemas.ts'
import { long } from './texts.ts'

const Odd = z.object({
  short: z.string().min(3).meta({ title: 'Too short' }),
  german: z.string().optional().meta({ title: long.german, hint: long.sentence }),
  secret: z.string().meta({ title: 'Password', widget: 'password' }),
  length: z.string().optional().meta({ title: 'How long', widget: 'duration' }),
  cost: CostText.optional().meta({ title: 'Cost' }),
})
const Facts = z.object({ title: z.string().min(3).meta({ title: 'Title' }) })
const filled = {
  what: long.hostile,
  touches: [],
  begins: '2026-11-13T18:00:00Z',
  takes: 40,
  how: long.word,
  tags: ['power', 'core'],
  told: true,
  until: '2026-12-31',
  site: 'hamburg' as const,
}

/** Every kind of field: empty, filled, with an error; and a fact that is changed where it stands. */
export function Fields() {
  const empty = useForm(Change, { onSave: async () => undefined })
  const full = useForm(Change, { initial: filled, onSave: async () => undefined })
  const odd = useForm(Odd, { initial: { short: 'x' }, onSave: async () => undefined })
  const search = async (text: string) => findPeople(text)
  const names = [
    'what',
    'kind',
    'touches',
    'begins',
    'takes',
    'until',
    'tags',
    'site',
    'told',
    'how',
  ] as const
  return (
    <>
      {([empty, full] as const).map((form, n) => (
        <Panel key={n} title={n === 0 ? 'Fields, empty' : 'Fields, filled'}>
          <PanelBody>
            <FieldGrid>
              {names.map((name) => (
                <Field key={name} form={form} name={name} search={search} />
              ))}
            </FieldGrid>
          </PanelBody>
        </Panel>
      ))}
      <Panel title="Fields that need you">
        <PanelBody>
          <FieldGrid>
            <Field form={odd} name="short" />
            <Field form={odd} name="german" />
            <Field form={odd} name="secret" />
            <Field form={odd} name="length" />
            <Field form={odd} name="cost" />
          </FieldGrid>
          <p className="row wrap" style={{ marginTop: 12 }}>
            <Button onClick={() => odd.save()}>{'Show what is wrong'}</Button>
            <Asking />
          </p>
        </PanelBody>
        <PanelBody>
          <Find label="Look for one of many" value="" onFind={nothing} />
        </PanelBody>
        <PanelBody>
          <DialogFoot onCancel={() => undefined}>
            <Button kind="primary">{'Keep it'}</Button>
          </DialogFoot>
        </PanelBody>
        <PanelBody>
          <PropsList>
            <Prop title="Title">
              <EditInPlace schema={Facts} name="title" value="Changed where it stands" save={nothing}>
                {'Changed where it stands'}
              </EditInPlace>
            </Prop>
            <Prop title="Not yours">
              <EditInPlace
                schema={Facts}
                name="title"
                value="Refused"
                refused="Only its lead may rename it."
                save={nothing}
              >
                {'Refused, with the reason'}
              </EditInPlace>
            </Prop>
          </PropsList>
        </PanelBody>
      </Panel>
    </>
  )
}

const nothing = async () => undefined

function Asking() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{'A dialog that is one form'}</Button>
      {open && (
        <FormDialog
          title="Another title"
          size={440}
          onClose={close}
          text={<p className="t2">{long.sentence}</p>}
          schema={Facts}
          save="Call it so"
          onSave={async () => close()}
        />
      )}
    </>
  )
}
