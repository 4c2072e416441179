import { z } from 'zod'
import { ask } from '#kit/api'
import { useMay, useMe } from '#kit/me.tsx'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
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
  const may = useMay()
  const me = useMe()
  return (
    <NewRecord
      title={w('new')}
      crumbs={[{ title: w('people'), to: '/people' }]}
      schema={NewPerson}
      draft={`person of ${me?.id ?? ''}`}
      fields={may('people.manage') ? [...open, 'ends_on', 'employee_number'] : open}
      make={({ email, phone, ...facts }) =>
        ask(people.create, {
          ...facts,
          emails: email === undefined ? [] : [{ value: email }],
          phones: phone === undefined ? [] : [{ value: phone }],
        })
      }
      done={({ given_name: given, family_name: family }) =>
        w('new.done', { name: `${given} ${family}`.trim() })
      }
      save={w('new.save')}
      extras={{
        given_name: { autoFocus: true },
        type: { choices: typeChoices() },
        department_id: { search: findDepartments },
        manager_id: { search: findPeople },
        place_id: { search: findPlaces },
      }}
    />
  )
}
