import { HttpCode, applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** Declares what an endpoint answers: its status and the schema that the OpenAPI file shows. */
export const Returns = (schema: z.ZodType, status = 200): MethodDecorator =>
  applyDecorators(HttpCode(status), ApiResponse({ status, standardSchema: schema }));

/** Declares an answer without a body. */
export const ReturnsNothing = (): MethodDecorator =>
  applyDecorators(HttpCode(204), ApiResponse({ status: 204 }));
