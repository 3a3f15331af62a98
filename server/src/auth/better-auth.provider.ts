import type { FactoryProvider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { ENV, type Env } from '../config/env.ts';
import { AuthMails } from './auth-mails.ts';
import { type BetterAuth, betterAuthOptions, createBetterAuth } from './better-auth.ts';
import { observedPool } from './observed-pool.ts';

export const BETTER_AUTH = Symbol('BetterAuth');

/** Better Auth on TypeORM's own connection pool. */
export const betterAuthProvider: FactoryProvider<BetterAuth> = {
  provide: BETTER_AUTH,
  inject: [ENV, getDataSourceToken(), HttpAdapterHost, AuthMails],
  useFactory: (env: Env, dataSource: DataSource, host: HttpAdapterHost, mails: AuthMails) => {
    const { master } = dataSource.driver as unknown as { master: Pool };
    const { log } = host.httpAdapter.getInstance<FastifyInstance>();
    return createBetterAuth(betterAuthOptions(env, observedPool(master), log, mails));
  },
};
