import { Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { Reply } from '#lib/contract'
import { ask, refresh, useAsk } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { PageFault, PageMissing } from '#kit/page-fault.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { roleFields } from '../schemas.ts'
import type { Role } from './one-role.tsx'
import { PermissionChoice } from './permission-choice.tsx'
import { r } from './roles-words.ts'
import classes from './tools.module.css'
import { w } from './words.ts'

const RoleForm = z.object({
  name: roleFields.name.meta({ title: r('role-name') }),
  text: roleFields.text.default('').meta({ title: r('role-text'), hint: r('role-text-hint') }),
  staff: roleFields.staff.default(false),
  permissions: roleFields.permissions.meta({ title: w('permission') }),
})

/** Makes a role, makes one after another, or changes one of the organisation's own. */
export function Screen() {
  const [{ role: changed, from: copied }] = useSearchState()
  const { data, error } = useAsk(identity.roles, {}, { kinds: ['account'] })
  const named = (name: string | undefined) => data?.roles.find((role) => role.name === name)
  const [role, from] = [named(changed), named(copied)]
  if (data && changed !== undefined && !role?.own) return <PageMissing />
  return (
    <Administration current="roles" heading={role ? role.title : r('new-role')} text={textOf(role, from)}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="text" />}
      {data && <Editor key={changed ?? copied ?? ''} role={role} from={from} {...data} />}
    </Administration>
  )
}

const textOf = (role: Role | undefined, from: Role | undefined) => {
  if (role) return r('change-text', { n: role.people })
  return from ? r('copy-of', { role: from.title }) : r('new-role-text')
}

interface EditorProps extends Pick<Reply<typeof identity.roles>, 'permissions'> {
  role: Role | undefined
  from: Role | undefined
}

/** What a role may, by the names of its permissions. */
function permissionsSaid(all: EditorProps['permissions'], value: unknown): string {
  const chosen = new Set(z.array(z.string()).catch([]).parse(value))
  const titles = all.filter(({ name }) => chosen.has(name)).map(({ title }) => title)
  return titles.join('; ') || '–'
}

const begunFrom = (from: Role | undefined) =>
  from && { text: from.text, staff: from.staff, permissions: from.permissions }

function Editor({ role, from, permissions }: EditorProps) {
  const client = useQueryClient()
  const go = useGo()
  const back = (name?: string) =>
    go(name === undefined ? '/admin/roles' : `/admin/roles?role=${encodeURIComponent(name)}`)
  const form = useForm(RoleForm, {
    initial: role ?? begunFrom(from) ?? {},
    version: role?.version ?? undefined,
    said: (name, value) => (name === 'permissions' ? permissionsSaid(permissions, value) : undefined),
    onSave: async (values, version) => {
      const { name } =
        role === undefined || version === undefined
          ? await ask(identity.makeRole, { ...values, ...(from && { based_on: from.name }) })
          : await ask(identity.changeRole, { ...values, role: role.name, version })
      refresh(client, ['identity', 'me'])
      tell({ text: r(role ? 'role-changed' : 'role-made', { role: name }) })
      back(name)
    },
  })
  return (
    <FormShell
      form={form}
      save={role ? w('save') : r('make-role')}
      onCancel={() => back(role?.name ?? from?.name)}
    >
      <FieldGrid>
        <Field form={form} name="name" autoFocus />
        <Field form={form} name="text" wide />
      </FieldGrid>
      <Switch
        className={classes.switch}
        label={r('role-staff')}
        description={r('role-staff-hint')}
        checked={form.values['staff'] === true}
        onChange={(event) => form.set('staff', event.currentTarget.checked)}
      />
      <PermissionChoice
        permissions={permissions}
        chosen={z.array(z.string()).catch([]).parse(form.values['permissions'])}
        error={form.errorOf('permissions')}
        onChange={(chosen) => form.set('permissions', chosen)}
      />
    </FormShell>
  )
}
