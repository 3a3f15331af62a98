import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENV, type Env } from '../config/env.ts';
import { connect } from './connect.ts';
import { dataSourceOptions } from './data-source.ts';
import { Notifications } from './notifications.ts';
import { Statements } from './statements.ts';

/** One TypeORM data source, one `pg` pool, one connection that listens, for all of the server. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ENV],
      useFactory: (env: Env) => ({
        ...dataSourceOptions(env),
        autoLoadEntities: true,
        retryAttempts: 0,
      }),
      dataSourceFactory: connect,
    }),
  ],
  providers: [Notifications, Statements],
  exports: [Notifications, Statements],
})
export class DatabaseModule {}
