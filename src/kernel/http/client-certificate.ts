import { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'
import { fingerprintOf } from '../certificate.ts'
import { within } from '../outbound/addresses.ts'

/** Headers in which a reverse proxy says which certificate was shown to it. */
export interface CertificateHeaders {
  /** The certificate, or its SHA-256. */
  readonly certificate: string
  /** Where it says that it has checked it: SUCCESS. Nothing is asked where none is named. */
  readonly verified?: string | undefined
}

interface Believed {
  /** Networks of the proxies that are believed; nobody else is, whatever they send. */
  readonly trustedProxies: readonly string[]
  readonly headers?: CertificateHeaders | undefined
}

const said = ({ headers }: FastifyRequest, name: string) => {
  const value = headers[name.toLowerCase()]
  return typeof value === 'string' ? value : ''
}

/** What was shown to us ourselves, and was issued by whom we were told to believe. */
function shownHere({ raw: { socket } }: FastifyRequest): string | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined
  return fingerprintOf(socket.getPeerX509Certificate()?.fingerprint256 ?? '')
}

/** Reads of a request the SHA-256 of the certificate that its sender has proven to hold; undefined where there is none. */
export function certificateReader({ trustedProxies, headers }: Believed) {
  const isProxy = within(trustedProxies)
  return (request: FastifyRequest): string | undefined => {
    // Who is at the other end of the wire, not who it says that it speaks for.
    if (!headers || !isProxy(request.raw.socket.remoteAddress ?? '')) return shownHere(request)
    const isVerified = headers.verified === undefined || said(request, headers.verified) === 'SUCCESS'
    return isVerified ? fingerprintOf(said(request, headers.certificate)) : undefined
  }
}
