import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FieldError } from './problem.ts';
import { invalid } from './problems.ts';

/** Refuses what a DTO does not describe, unknown fields included; converts nothing by itself. */
@Injectable()
export class StrictValidationPipe extends ValidationPipe {
  constructor() {
    super({ whitelist: true, forbidNonWhitelisted: true, transform: true });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // A body that is absent is an empty one: each required field is then named.
    const given = metadata.type === 'body' && value === undefined ? {} : value;
    if (metadata.type === 'body' && (typeof given !== 'object' || given === null || Array.isArray(given))) {
      throw invalid([{ pointer: '', detail: 'The body must be a JSON object.' }]);
    }
    return super.transform(given, metadata) as Promise<unknown>;
  }

  override createExceptionFactory() {
    return (errors: ValidationError[] = []) => invalid(errors.flatMap((error) => fieldErrors(error, '')));
  }
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? `${error.property} is not known here.` : `${message}.`,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}
