import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/public.decorator.ts';
import { methodNotAllowed, notFound } from '../errors/problems.ts';
import { IndexPage } from './index-page.ts';
import { KnownRoutes } from './known-routes.ts';

/** What is asked for and no other route has: pages of the client, paths that know other methods (405), and nothing (404). */
@Public()
@ApiExcludeController()
@Controller()
export class PagesController {
  constructor(
    private readonly routes: KnownRoutes,
    private readonly index: IndexPage,
  ) {}

  @Get('*')
  page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const [path = '/'] = request.url.split('?');
    const allowed = this.routes.methodsOf(path);
    if (allowed.length > 0 && !allowed.includes('GET')) throw methodNotAllowed(allowed);
    if (!isPage(path)) throw notFound();
    return this.index.render(request, reply);
  }
}

/** A page's path has no dot or backslash, nothing encoded, no empty part, and is not the API's. */
function isPage(path: string): boolean {
  return !/[.%\\]|\/\//.test(path) && !/^\/api(\/|$)/i.test(path);
}
