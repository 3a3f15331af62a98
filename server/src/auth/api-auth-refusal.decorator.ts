import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { problemContent } from '../errors/api-problems.decorator.ts';
import { AuthErrorDto } from './dto/session-info.dto.ts';

/** Documents a status in Better Auth's own shape, which its clients depend on; what is ours of that status is a problem. */
export function ApiAuthRefusal(status: number, description: string): MethodDecorator {
  const [code] = /[A-Z_]{2,}/.exec(description) ?? [];
  return applyDecorators(
    ApiExtraModels(AuthErrorDto),
    ApiResponse({
      status,
      description,
      content: {
        'application/json': {
          schema: { $ref: getSchemaPath(AuthErrorDto) },
          example: { code, message: 'In a sentence.' },
        },
        ...problemContent(status),
      },
    }),
  );
}

/** Of each endpoint that takes a body: requests of other sites. */
export const ApiOriginRefusal = (more = ''): MethodDecorator =>
  ApiAuthRefusal(403, `${more}\`INVALID_ORIGIN\`, \`MISSING_OR_NULL_ORIGIN\`, \`forbidden\``);
