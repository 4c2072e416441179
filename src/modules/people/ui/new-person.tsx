import { z } from 'zod'
import { ask } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { useMay, useMe } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import { people } from '../contract.ts'
import { directoryFields, Email, Phone, privateFields } from '../schemas.ts'
import { findDepartments, findPeople, findPlaces } from './finders.ts'
import { typeChoices } from './person-words.tsx'
import { w } from './words.ts'

const { given_name, family_name, type, job_title, company, department_id, manager_id, place_id, starts_on } =
  directoryFields
const { employee_number, ends_on } = privateFields

/** What is asked of somebody new: the rest is added where they stand. */
const NewPerson = z.object({
  given_name,
  family_name,
  email: Email.shape.value.optional(),
  phone: Phone.shape.value.optional(),
  type,
  job_title,
  company,
  department_id,
  manager_id,
  place_id,
  starts_on,
  ends_on,
  employee_number,
})

const open = [
  'given_name',
  'family_name',
  'email',
  'phone',
  'type',
  'job_title',
  'company',
  'department_id',
  'manager_id',
  'place_id',
  'starts_on',
] as const

/** Adds somebody to the directory. */
export function Screen() {
  const go = useGo()
  const leadOn = useLeadOn()
  const may = useMay()
  const me = useMe()
  const save = async ({ email, phone, ...facts }: z.output<typeof NewPerson>) => {
    const { key } = await ask(people.create, {
      ...facts,
      emails: email === undefined ? [] : [{ value: email }],
      phones: phone === undefined ? [] : [{ value: phone }],
    })
    tell({ text: w('new.done', { name: `${facts.given_name} ${facts.family_name}`.trim() }) })
    leadOn(`/people/${key}`)
  }
  return (
    <Page layout="form" title={w('new')} crumbs={[{ title: w('people'), to: '/people' }]}>
      <AutoForm
        schema={NewPerson}
        draft={`person of ${me?.id ?? ''}`}
        fields={may('people.manage') ? [...open, 'ends_on', 'employee_number'] : open}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go('/people')}
        extras={{
          given_name: { autoFocus: true },
          type: { choices: typeChoices() },
          department_id: { search: findDepartments },
          manager_id: { search: findPeople },
          place_id: { search: findPlaces },
        }}
      />
    </Page>
  )
}
