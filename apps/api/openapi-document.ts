import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

/** zod schemas as OpenAPI 3.1 (JSON Schema 2020-12); those with `.meta({ id })` become components. */
function convert(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $defs, $schema, ...root } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: schemaType,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // The format says it all; zod's exact pattern only makes the file unreadable.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  void $schema;
  return { schema: root, components: $defs ?? {} };
}

/** The API's description, from the same schemas that validate. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Rounds')
    .setDescription(
      'Session cookie + `x-csrf-token` header on every change. Errors are problem+json (RFC 9457) with a stable `code`.',
    )
    .setVersion('1')
    .addCookieAuth('rounds_session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: convert,
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').replace(/^./, (letter) => letter.toLowerCase())}_${method}`,
  });
  return { ...document, openapi: '3.1.0' };
}
