import { z } from 'zod';
import { personId, personName } from './ids.ts';

/** App roles of the Entra registration, as they stand in the token's `roles` claim. */
export const appRoles = ['Program.Lead', 'Program.Admin'] as const;
export const appRole = z.enum(appRoles);
export type AppRole = z.infer<typeof appRole>;

/** `GET /api/me`: who is asking, and which rooms of the tab they have a use for. */
export const meResponse = z.object({
  personId,
  displayName: z.string(),
  roles: z.array(appRole),
  /** May start programs and see those of others. */
  leadsPrograms: z.boolean(),
  pairs: z.int().nonnegative(),
  approvalsWaiting: z.int().nonnegative(),
  /** True once this person was ever asked for an approval. */
  approves: z.boolean(),
  /** True while some round can be joined, or was. */
  offers: z.boolean(),
});
export type MeResponse = z.infer<typeof meResponse>;

/** `GET /api/people?search=`: at most eight people whose name begins with, or holds, the words. */
export const peopleQuery = z.object({ search: z.string().trim().min(1).max(80) });
export const peopleResponse = z.object({ people: z.array(personName) });
export type PeopleResponse = z.infer<typeof peopleResponse>;

/** `GET /api/departments`: for choosing who may join a program. */
export const departmentsResponse = z.object({
  departments: z.array(z.object({ name: z.string(), people: z.int().nonnegative() })),
});
export type DepartmentsResponse = z.infer<typeof departmentsResponse>;
