import { z } from 'zod';
import { badRequest } from './graph-error.ts';
import { daysOfWeek, weekIndexes } from './recurrence.ts';

const zonedTime = z.strictObject({ dateTime: z.string(), timeZone: z.string().optional() });
const emailAddress = z.strictObject({ name: z.string().nullish(), address: z.string() });
const body = z.strictObject({
  contentType: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['html', 'text'])),
  content: z.string(),
});
const location = z.looseObject({ displayName: z.string().nullish() });
const extendedProperty = z.strictObject({ id: z.string().min(1), value: z.string() });
const day = z.enum(daysOfWeek);

const recurrence = z.strictObject({
  pattern: z.strictObject({
    type: z.string(),
    interval: z.int().optional(),
    month: z.int().optional(),
    dayOfMonth: z.int().optional(),
    daysOfWeek: z.array(day).optional(),
    firstDayOfWeek: day.optional(),
    index: z.enum(weekIndexes).optional(),
  }),
  range: z.strictObject({
    type: z.string(),
    startDate: z.iso.date().optional(),
    endDate: z.iso.date().optional(),
    recurrenceTimeZone: z.string().nullish(),
    numberOfOccurrences: z.int().optional(),
  }),
});

const attendee = z.strictObject({
  emailAddress,
  type: z.enum(['required', 'optional', 'resource']).optional(),
  // What the organiser writes here is not kept: nobody answers for somebody else.
  status: z.looseObject({}).optional(),
});

/** What a caller may write of an event (v1.0 reference: create event, update event); the rest is refused. */
const eventInput = z.strictObject({
  subject: z.string().nullish(),
  body: body.nullish(),
  start: zonedTime.optional(),
  end: zonedTime.optional(),
  isAllDay: z.boolean().optional(),
  recurrence: recurrence.nullish(),
  attendees: z.array(attendee).optional(),
  location: location.nullish(),
  locations: z.array(location).optional(),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']).optional(),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  isReminderOn: z.boolean().optional(),
  reminderMinutesBeforeStart: z.int().optional(),
  categories: z.array(z.string()).optional(),
  allowNewTimeProposals: z.boolean().optional(),
  hideAttendees: z.boolean().optional(),
  responseRequested: z.boolean().optional(),
  isOnlineMeeting: z.boolean().optional(),
  onlineMeetingProvider: z
    .enum(['unknown', 'teamsForBusiness', 'skypeForBusiness', 'skypeForConsumer'])
    .optional(),
  transactionId: z.string().min(1).nullish(),
  singleValueExtendedProperties: z.array(extendedProperty).optional(),
});
export type EventInput = z.infer<typeof eventInput>;
export type RecurrenceInput = z.infer<typeof recurrence>;

const response = z.strictObject({
  comment: z.string().nullish(),
  sendresponse: z.boolean().nullish(),
  proposednewtime: z.strictObject({ start: zonedTime, end: zonedTime }).nullish(),
});
const cancellation = z.strictObject({ comment: z.string().nullish() });

export function readEventInput(value: unknown): EventInput {
  return readBody(eventInput, dropAnnotations(value), 'event');
}

/** The body of accept, decline and tentativelyAccept; parameter names regardless of case, as OData has it. */
export function readResponseInput(value: unknown): z.infer<typeof response> {
  return readBody(response, lowerKeys(value), 'response');
}

export function readCancelInput(value: unknown): z.infer<typeof cancellation> {
  return readBody(cancellation, lowerKeys(value), 'cancel');
}

/** Checks a body against a schema; the refusal names the first property that does not fit, as Graph's does. */
export function readBody<T>(schema: z.ZodType<T>, value: unknown, type: string): T {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('/') ?? '';
  if (issue?.code === 'unrecognized_keys')
    throw badRequest(
      `The property '${[...issue.path, ...issue.keys.slice(0, 1)].join('/')}' does not exist on type 'microsoft.graph.${type}' or cannot be written.`,
      'RequestBodyRead',
    );
  throw badRequest(`The value of '${path}' is not valid: ${issue?.message ?? 'unknown'}.`, 'RequestBodyRead');
}

export function lowerKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), item]));
}

/** OData annotations (`@odata.type` and the like) say nothing that is kept here. */
function dropAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropAnnotations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.includes('@'))
      .map(([key, item]) => [key, dropAnnotations(item)]),
  );
}
