import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from '#platform/error.ts'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

export const faces = ['console', 'pocket'] as const

/** The two faces that were built, each under its own path; every page of a face answers with its index.html. */
export async function serveFaces(app: FastifyInstance): Promise<void> {
  const built = faces.filter(face => existsSync(join(dist, face, 'index.html')))
  for (const [index, face] of built.entries()) {
    await app.register(fastifyStatic, {
      root: join(dist, face),
      prefix: `/${face}/`,
      decorateReply: index === 0,
      wildcard: false,
      setHeaders(reply, path) {
        const hashed = path.includes('/assets/')
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    app.get(`/${face}/*`, (request, reply) => {
      // A page of the face answers with its index; an asset of a former build is gone and must not look like a script.
      if (request.url.includes('/assets/')) throw notFound()
      return reply.sendFile('index.html', join(dist, face), { maxAge: 0 })
    })
    app.get(`/${face}`, (_request, reply) => reply.redirect(`/${face}/`))
  }
  app.get('/', (_request, reply) => reply.redirect('/console/'))
}
