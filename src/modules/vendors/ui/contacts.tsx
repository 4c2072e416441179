import { useState } from 'react'
import type { z } from 'zod'
import { ask, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { vendors } from '../contract.ts'
import { type Contact, ContactDraft } from '../schemas.ts'
import type { Vendor } from './vendor-page.tsx'
import { w } from './words.ts'

type One = z.output<typeof Contact>

/** Whom one reaches there: addresses and numbers that can be clicked. */
export function Contacts({ vendor }: { vendor: Vendor }) {
  const [open, setOpen] = useState<One | 'new'>()
  const { contacts, can } = vendor
  return (
    <Panel
      title={contacts.length === 0 ? w('contacts.none') : w('contacts')}
      end={
        can.write && (
          <Button size="s" icon="plus" onClick={() => setOpen('new')}>
            {w('contact.add')}
          </Button>
        )
      }
    >
      {contacts.length > 0 && (
        <PanelList>
          {contacts.map((one) => (
            <Row key={one.id} vendor={vendor} contact={one} onEdit={() => setOpen(one)} />
          ))}
        </PanelList>
      )}
      {open && (
        <Editing
          vendor={vendor}
          contact={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

interface RowProps {
  vendor: Vendor
  contact: One
  onEdit: () => void
}

function Row({ vendor: { id, can }, contact, onEdit }: RowProps) {
  const { name, role, email, phone } = contact
  const remove = useCommand(vendors.removeContact, {
    done: w('contact.removed', { name }),
    undo: () => ask(vendors.addContact, { id, name, role, email, phone }),
  })
  return (
    <PanelEntry
      icon={<Icon name="user" />}
      title={name}
      state={role && <span className="t2">{role}</span>}
      sub={
        <span className="row wrap">
          {email && <a href={`mailto:${email}`}>{email}</a>}
          {phone && <a href={`tel:${phone.replaceAll(/[^+\d]/gu, '')}`}>{phone}</a>}
        </span>
      }
      actions={
        can.write && (
          <>
            <IconButton icon="edit" label={w('contact.edit', { name })} onClick={onEdit} />
            <IconButton
              icon="trash"
              label={w('contact.remove', { name })}
              onClick={() => remove.mutate({ id, contact_id: contact.id })}
            />
          </>
        )
      }
    />
  )
}

interface EditingProps {
  vendor: Vendor
  contact: One | undefined
  onClose: () => void
}

function Editing({ vendor: { id }, contact, onClose }: EditingProps) {
  const add = useCommand(vendors.addContact, { form: underField, closes: onClose })
  const save = useCommand(vendors.saveContact, { form: underField, closes: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={contact ? w('contact.edit', { name: contact.name }) : w('contact.add')}
      size={480}
      schema={ContactDraft}
      initial={contact ?? {}}
      save={w('contact.save')}
      onSave={(draft) =>
        contact
          ? save.mutateAsync({ id, contact_id: contact.id, ...draft })
          : add.mutateAsync({ id, ...draft })
      }
    />
  )
}
