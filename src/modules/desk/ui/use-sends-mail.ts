import { useAsk } from '#kit/api'
import { identity } from '#modules/identity/contract'

/** Whether mail leaves this house; until it is known, that it does. */
export const useSendsMail = () => useAsk(identity.door, {}).data?.mails ?? true
