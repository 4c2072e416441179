import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { ask, refresh, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { useMay } from '#kit/me.tsx'
import { tell } from '#kit/toast.tsx'
import { directories, NewDirectory } from '../contract.ts'
import type { OneDirectory } from './directories.tsx'
import { SignIn } from './sign-in.tsx'
import { w } from './words.ts'

// What is called otherwise than usual is said by API or command line: few need it.
const Form = NewDirectory.omit({ mapping: true })

interface DirectoryDialogProps {
  /** To be changed; a new one where there is none. */
  directory: OneDirectory | undefined
  onClose: () => void
}

/** Connects a directory or changes one. Its password goes in here and comes out nowhere. */
export function DirectoryDialog({ directory, onClose }: DirectoryDialogProps) {
  const client = useQueryClient()
  const maySignIn = useMay()('directories.sign-in')
  const save = async ({ bind_password, ...facts }: z.output<typeof Form>) => {
    const given = { ...facts, ...(bind_password !== null && { bind_password }) }
    if (directory) await ask(directories.change, { id: directory.id, version: directory.version, ...given })
    else await ask(directories.add, given)
    refresh(client, ['directories'])
    tell({ text: w(directory ? 'saved' : 'added') })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={directory ? w('change-name', { name: directory.name }) : w('add')}
      size={680}
      closeOnClickOutside={false}
    >
      <AutoForm
        bare
        schema={Form}
        {...(directory && { initial: directory })}
        save={w(directory ? 'save' : 'add-save')}
        onCancel={onClose}
        fields={[
          'name',
          'kind',
          'address',
          'start_tls',
          'bind_dn',
          'bind_password',
          'base_dn',
          'people_filter',
          'groups_filter',
          'every_hours',
          'most_gone_percent',
          'ca',
          'active',
        ]}
        extras={{
          kind: {
            choices: [
              { value: 'active-directory', title: w('kind-active-directory') },
              { value: 'openldap', title: w('kind-openldap') },
            ],
          },
          bind_password: {
            autoComplete: 'off',
            hint: w(directory?.has_password ? 'password-kept' : 'password-hint'),
          },
          base_dn: { wide: true },
          people_filter: { wide: true, hint: w('filter-hint') },
          groups_filter: { wide: true },
        }}
        onSave={save}
      />
      {directory && maySignIn && <SignIn directory={directory} />}
      {directory && <Remove directory={directory} onDone={onClose} />}
    </Modal>
  )
}

/** Says what it comes to, and asks once more. */
function Remove({ directory: { id, name }, onDone }: { directory: OneDirectory; onDone: () => void }) {
  const [sure, setSure] = useState(false)
  const remove = useCommand(directories.remove, { done: w('removed'), after: onDone })
  return (
    <div className="stack" style={{ marginTop: 16 }}>
      {sure && <p>{w('remove-why')}</p>}
      <div>
        <Button
          kind="danger"
          busy={remove.isPending}
          onClick={() => (sure ? remove.mutate({ id }) : setSure(true))}
        >
          {sure ? w('remove-name', { name }) : w('remove')}
        </Button>
      </div>
    </div>
  )
}
