/** As much of JSON Schema as our OpenAPI document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  minimum?: number;
  properties?: Record<string, Schema>;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/**
 * A value that fits a schema, so that requests get past validation to the rule behind it.
 * @param known values by the name of the property, for instance real ids
 */
export function sample(
  schema: Schema,
  components: Record<string, Schema>,
  known: Record<string, unknown>,
): unknown {
  const { $ref, anyOf, oneOf, properties } = schema;
  const next = (inner: Schema): unknown => sample(inner, components, known);
  if ($ref) return next(components[$ref.split('/').at(-1) ?? ''] ?? {});
  const [choice] = anyOf ?? oneOf ?? [];
  if (choice) return next(choice);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (properties) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, known[name] ?? next(inner)]),
    );
  }
  switch ([schema.type].flat()[0]) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'array':
      return schema.prefixItems?.map(next) ?? [];
    case 'string':
      return 'sample'.padEnd(schema.minLength ?? 0, '-');
    default:
      return {};
  }
}
