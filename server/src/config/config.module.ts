import { DynamicModule, Module } from '@nestjs/common';
import { ENV, type Env } from './env.ts';

/** Provides the parsed environment under `ENV` everywhere. */
@Module({})
export class ConfigModule {
  static forRoot(env: Env): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: ENV, useValue: env }],
      exports: [ENV],
    };
  }
}
