import { badRequest } from './graph-error.ts';

/** One `$expand` item: the navigation and the options in its parentheses. */
export interface Expansion {
  readonly name: string;
  readonly select: readonly string[] | null;
  readonly filter: string | null;
  readonly levels: string | null;
}

/** A request's query options, checked against what the operation takes. */
export interface QueryOptions {
  readonly select: readonly string[] | null;
  readonly expand: readonly Expansion[];
  readonly top: number | null;
  readonly skip: number;
  readonly skipToken: string | null;
  readonly filter: string | null;
  readonly orderBy: string | null;
  /** Options without a `$`, by their name in lower case. */
  readonly custom: ReadonlyMap<string, string>;
}

type Option = 'select' | 'expand' | 'top' | 'skip' | 'skiptoken' | 'filter' | 'orderby';

/**
 * Reads `$select`, `$expand` and the like. An option that the operation does not take, or that comes twice, is
 * refused, so that nothing is quietly ignored.
 */
export function readQuery(
  query: unknown,
  allowed: readonly Option[],
  custom: readonly string[] = [],
): QueryOptions {
  const values = new Map<string, string>();
  const others = new Map<string, string>();
  for (const [key, value] of Object.entries(asRecord(query))) {
    if (typeof value !== 'string')
      throw badRequest(`Query option '${key}' was specified more than once.`, 'BadRequest');
    const lower = key.toLowerCase();
    const name = lower.replace(/^\$/, '');
    if (custom.includes(lower)) others.set(lower, value);
    else if (lower.startsWith('$') && allowed.some((option) => option === name)) values.set(name, value);
    else throw badRequest(`The query option '${key}' is not supported here.`, 'Request_UnsupportedQuery');
  }
  return {
    select: list(values.get('select')),
    expand: splitTop(values.get('expand') ?? '', ',').map(readExpansion),
    top: wholeNumber(values.get('top'), '$top'),
    skip: wholeNumber(values.get('skip'), '$skip') ?? 0,
    skipToken: values.get('skiptoken') ?? null,
    filter: values.get('filter') ?? null,
    orderBy: values.get('orderby') ?? null,
    custom: others,
  };
}

/** Refuses names that the type does not have, as Graph does. */
export function requireProperties(
  select: readonly string[] | null,
  known: ReadonlySet<string>,
  type: string,
): void {
  for (const name of select ?? [])
    if (!known.has(name))
      throw badRequest(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
        'BadRequest',
      );
}

function readExpansion(text: string): Expansion {
  const match = /^(\w+)(?:\((.*)\))?$/s.exec(text.trim());
  if (match?.[1] === undefined)
    throw badRequest(`The $expand expression '${text}' is not valid.`, 'BadRequest');
  const options = new Map(
    splitTop(match[2] ?? '', ';').map((option) => {
      const at = option.indexOf('=');
      return [option.slice(0, at).trim().toLowerCase(), option.slice(at + 1).trim()] as const;
    }),
  );
  for (const key of options.keys())
    if (!['$select', '$filter', '$levels'].includes(key))
      throw badRequest(`The query option '${key}' is not supported inside $expand.`, 'BadRequest');
  return {
    name: match[1],
    select: list(options.get('$select')),
    filter: options.get('$filter') ?? null,
    levels: options.get('$levels') ?? null,
  };
}

/** Splits at a mark that is neither in parentheses nor in quotes. */
function splitTop(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = '';
  for (const character of text) {
    if (character === "'") quoted = !quoted;
    if (!quoted && character === '(') depth++;
    if (!quoted && character === ')') depth--;
    if (!quoted && depth === 0 && character === mark) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  if (part.trim() !== '') parts.push(part);
  return parts;
}

function list(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  return text.split(',').map((name) => name.trim());
}

function wholeNumber(text: string | undefined, option: string): number | null {
  if (text === undefined) return null;
  if (!/^\d+$/.test(text)) throw badRequest(`Invalid value for ${option}: '${text}'.`, 'BadRequest');
  return Number(text);
}

function asRecord(query: unknown): Record<string, unknown> {
  return typeof query === 'object' && query !== null ? { ...query } : {};
}
