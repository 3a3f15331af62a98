import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENV, type Env } from '../config/env.ts';
import { connect } from './connect.ts';
import { dataSourceOptions } from './data-source.ts';

/** One TypeORM data source, one `pg` pool, for all of the server. */
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
})
export class DatabaseModule {}
