import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { ask, refresh, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { useMe } from '#kit/me.tsx'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { tell } from '#kit/toast.tsx'
import { NewWebhook, webhooks } from '../contract.ts'
import type { OneWebhook } from './webhooks.tsx'
import { w } from './words.ts'

interface WebhookDialogProps {
  /** To be changed; a new one where there is none. */
  webhook: OneWebhook | undefined
  kinds: readonly string[]
  onClose: () => void
}

/** Adds a webhook or changes one. A secret is seen once, right after it was made. */
export function WebhookDialog({ webhook, kinds, onClose }: WebhookDialogProps) {
  const client = useQueryClient()
  const [made, setMade] = useState<{ name: string; secret: string }>()
  const save = async (facts: z.output<typeof NewWebhook>) => {
    const added = webhook ? undefined : await ask(webhooks.add, facts)
    if (webhook) await ask(webhooks.change, { id: webhook.id, version: webhook.version, ...facts })
    refresh(client, ['webhooks'])
    if (added) return setMade({ name: facts.name, secret: added.secret })
    tell({ text: w('saved') })
    onClose()
  }
  if (made)
    return (
      <SecretsShown
        title={w('secret-title', made)}
        text={w('secret-text')}
        secrets={[{ label: w('secret-label'), value: made.secret }]}
        onClose={onClose}
      />
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={webhook ? w('change-name', { name: webhook.name }) : w('add')}
      size={620}
      closeOnClickOutside={false}
    >
      <AutoForm
        bare
        schema={NewWebhook}
        {...(webhook && { initial: webhook })}
        save={w(webhook ? 'save' : 'add-save')}
        onCancel={onClose}
        fields={['name', 'address', 'kinds', 'active']}
        extras={{
          name: { wide: true, autoFocus: true },
          address: { wide: true },
          kinds: {
            wide: true,
            hint: w('kinds-hint'),
            choices: kinds.map((value) => ({ value, title: value })),
          },
          active: { wide: true, hint: w('active-hint') },
        }}
        onSave={save}
      />
      {webhook && (
        <Further
          webhook={webhook}
          onSecret={(secret) => setMade({ name: webhook.name, secret })}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}

interface FurtherProps {
  webhook: OneWebhook
  onSecret: (secret: string) => void
  onClose: () => void
}

/** What is no field of it: its secret, whom it tells for, and its end. */
function Further({ webhook: { id, name, person }, onSecret, onClose }: FurtherProps) {
  const me = useMe()
  const [sure, setSure] = useState<'secret' | 'remove'>()
  const renew = useCommand(webhooks.renewSecret, { after: ({ secret }) => onSecret(secret) })
  const mine = useCommand(webhooks.change, { done: w('mine-done'), after: onClose })
  const remove = useCommand(webhooks.remove, { done: w('removed'), after: onClose })
  return (
    <div className="stack" style={{ marginTop: 16 }}>
      {sure && <p>{w(`${sure}-why`)}</p>}
      <div className="row wrap">
        <Button
          busy={renew.isPending}
          onClick={() => (sure === 'secret' ? renew.mutate({ id }) : setSure('secret'))}
        >
          {sure === 'secret' ? w('secret-name', { name }) : w('secret')}
        </Button>
        {me?.id !== person.id && (
          <Button
            busy={mine.isPending}
            aria-label={w('mine-name', { name })}
            onClick={() => mine.mutate({ id, mine: true })}
          >
            {w('mine')}
          </Button>
        )}
        <Button
          kind="danger"
          busy={remove.isPending}
          onClick={() => (sure === 'remove' ? remove.mutate({ id }) : setSure('remove'))}
        >
          {sure === 'remove' ? w('remove-name', { name }) : w('remove')}
        </Button>
      </div>
    </div>
  )
}
