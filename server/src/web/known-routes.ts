import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, RouteOptions } from 'fastify';

/** Which methods a path knows: Fastify answers 404 for a wrong one, where RFC 9110 wants 405 with `Allow`. */
@Injectable()
export class KnownRoutes {
  private readonly routes: { pattern: RegExp; methods: string[] }[] = [];

  constructor(host: HttpAdapterHost) {
    host.httpAdapter.getInstance<FastifyInstance>().addHook('onRoute', (route) => this.remember(route));
  }

  methodsOf(path: string): string[] {
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }

  private remember({ url, method }: RouteOptions): void {
    if (url === '' || url === '/' || url.includes('*')) return;
    const pattern = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.$+()[\]{}|^\\?]/g, '\\$&')))
      .join('/');
    this.routes.push({ pattern: new RegExp(`^${pattern}$`), methods: [method].flat() });
  }
}
