/** What an operator asks for on the machine of the server, and not by asking that. */
export const operated = ['backup', 'restore', 'recover', 'doctor', 'secret', 'export'] as const
export type Operated = (typeof operated)[number]
