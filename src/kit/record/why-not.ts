/** The sentence of a policy's verdict, where it refuses. */
export const whyNot = (verdict: true | string): string | null => (verdict === true ? null : verdict)
