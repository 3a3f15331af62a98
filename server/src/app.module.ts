import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.ts';
import { ConfigModule } from './config/config.module.ts';
import type { Env } from './config/env.ts';
import { DatabaseModule } from './database/database.module.ts';
import { HealthModule } from './health/health.module.ts';
import { SessionsModule } from './sessions/sessions.module.ts';
import { TodosModule } from './todos/todos.module.ts';
import { UsersModule } from './users/users.module.ts';
import { WebModule } from './web/web.module.ts';

@Module({})
export class AppModule {
  static forRoot(env: Env): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(env),
        DatabaseModule,
        AuthModule,
        UsersModule,
        SessionsModule,
        TodosModule,
        HealthModule,
        WebModule,
      ],
    };
  }
}
