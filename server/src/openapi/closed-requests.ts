import type { OpenAPIObject } from '@nestjs/swagger';
import { eachOperation } from './operations.ts';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean;
}

/** No body that is sent may have a field beyond its DTO: the validation pipe refuses it. */
export function closeRequests(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const close = (schema: Schema | undefined): void => {
    if (!schema) return;
    if (schema.$ref !== undefined) close(schemas[schema.$ref.replace('#/components/schemas/', '')]);
    if (schema.properties) schema.additionalProperties = false;
    for (const part of [...Object.values(schema.properties ?? {}), schema.items]) close(part);
  };
  for (const { operation } of eachOperation(document)) {
    if (!operation.requestBody || !('content' in operation.requestBody)) continue;
    for (const { schema } of Object.values(operation.requestBody.content)) close(schema as Schema);
  }
}
