import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ModulesContainer } from '@nestjs/core';
import { JwtAuthGuard } from '../../src/auth/jwt-auth.guard.ts';
import { PUBLIC } from '../../src/auth/public.decorator.ts';

const GUARDS = '__guards__'; // Nest's own key for what @UseGuards says

/** Every controller of the application, whatever its module. */
export function allControllers(app: NestFastifyApplication): Type[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as Type),
  );
}

/** Whether it declares, on the class, either the guard or that it is public: one of them, never both. */
export function declaresAccess(controller: Type): boolean {
  const guards = (Reflect.getMetadata(GUARDS, controller) ?? []) as unknown[];
  const isPublic = Reflect.getMetadata(PUBLIC, controller) === true;
  return guards.includes(JwtAuthGuard) !== isPublic;
}
