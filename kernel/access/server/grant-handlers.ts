import type { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { isAdminRole, type PostView, roles, shanghaiDate } from '#kernel/people/index.ts'
import { findPost, givePost, takePost } from '#kernel/people/server/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { accountRoutes } from '../account-contract.ts'
import { type CompiledPermission, grantFault, type Policy } from '../policy.ts'
import type { Ctx } from './ctx.ts'
import type { AccessDeps } from './deps.ts'

type Routes = Pick<typeof accountRoutes, 'listGrants' | 'editGrant' | 'assignAdmin' | 'endAdmin'>
type GrantView = z.output<typeof accountRoutes.editGrant.reply>
type AdminPost = z.input<typeof accountRoutes.assignAdmin.reply>

/** Without this one grant nobody could ever change a grant again. */
const LAST_KEY = { role: 'security_admin', permission: 'access.edit' }

export function grantHandlers(deps: AccessDeps): Handlers<Routes, Ctx> {
  return {
    async listGrants(_input, ctx) {
      const policy = await deps.policies.read(ctx.tx.db)
      return { items: [...policy].map(([name, compiled]) => grantView(name, compiled)) }
    },
    async editGrant({ body }, ctx) {
      const before = compiledOf(await deps.policies.read(ctx.tx.db), body.permission)
      const { role, permission, allowed } = body
      const fault = grantFault(role, permission)
      if (fault) throw invalid('role', fault)
      if (allowed === false && role === LAST_KEY.role && permission === LAST_KEY.permission)
        throw invalid('role', 'access.last_key')
      await ctx.tx.db
        .deleteFrom('access.grant_override')
        .where('role', '=', role)
        .where('permission', '=', permission)
        .execute()
      if (allowed !== null && allowed !== before.shipped.has(role))
        await ctx.tx.db
          .insertInto('access.grant_override')
          .values({ role, permission, allowed, decided_by: ctx.actor.personId, decided_at: ctx.now })
          .execute()
      ctx.tx.afterCommit(() => deps.policies.forget())
      const after = compiledOf(await deps.policies.read(ctx.tx.db), permission)
      writeAudit(ctx.tx, {
        district: NO_DISTRICT,
        actor: ctx.actor,
        event: 'grant.edited',
        subjectKind: 'permission',
        subjectId: permission,
        reason: body.reason,
        details: { role, before: before.roles.has(role), after: after.roles.has(role) },
      })
      return grantView(permission, after)
    },
    async assignAdmin({ body }, ctx) {
      const validFrom = shanghaiDate(ctx.now)
      const post = await givePost(ctx, { ...body, organisationId: null, caseTypes: null, validFrom, validTo: null })
      return adminPost(post)
    },
    async endAdmin({ params, body }, ctx) {
      const post = await findPost(ctx.tx.db, params.id)
      if (!post || !ctx.reaches(post.areaCode)) throw notFound()
      if (!isAdminRole(post.role)) throw new DomainError('access.not_admin_post')
      return adminPost(await takePost(ctx, post, { validTo: shanghaiDate(ctx.now), reason: body.reason }))
    },
  }
}

function compiledOf(policy: Policy, permission: string): CompiledPermission {
  const compiled = policy.get(permission)
  if (!compiled) throw invalid('permission', 'access.permission_unknown')
  return compiled
}

function grantView(permission: string, compiled: CompiledPermission): GrantView {
  return {
    permission,
    reach: compiled.reach,
    grants: roles.map(role => ({
      role,
      shipped: compiled.shipped.has(role),
      allowed: compiled.roles.has(role),
      reach: compiled.roles.get(role) ?? compiled.reach,
      editable: grantFault(role, permission) === null,
    })),
  }
}

function adminPost(post: PostView): AdminPost {
  if (!isAdminRole(post.role)) throw new Error('An administrator post was expected')
  const { id, personId, personName, role, areaCode, validFrom, validTo } = post
  return { id, personId, personName, role, areaCode, validFrom, validTo }
}
