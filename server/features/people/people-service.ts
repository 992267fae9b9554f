import type { DepartmentsResponse, MeResponse, PeopleResponse } from '../../../shared/people.ts';
import { type Caller, leadsPrograms } from '../../caller.ts';
import type { Transact } from '../../db/transaction.ts';
import { EyeToEyeError } from '../../errors.ts';
import { meReadModel } from './me-read-model.ts';
import { peopleStore } from './people-store.ts';

const searchLimit = 8;

export function peopleService(ports: { transact: Transact }) {
  return {
    async me(caller: Caller): Promise<MeResponse> {
      return ports.transact(caller, async (tx) => {
        const person = await peopleStore(tx, caller.tenantId).find(caller.personId);
        // Signed in, but the directory hasn't been read since they came.
        if (!person) throw new EyeToEyeError('notReady');
        const counts = await meReadModel(tx, caller.tenantId, caller.personId);
        return {
          personId: caller.personId,
          displayName: person.display_name,
          roles: [...caller.roles],
          leadsPrograms: leadsPrograms(caller),
          ...counts,
        };
      });
    },

    async search(caller: Caller, words: string): Promise<PeopleResponse> {
      return ports.transact(caller, async (tx) => {
        const people = peopleStore(tx, caller.tenantId);
        const self = await people.find(caller.personId);
        // As in Entra, a guest does not browse the organisation.
        if (!self || self.guest) throw new EyeToEyeError('notAllowed');
        const rows = await people.search(words, searchLimit);
        return { people: rows.map((row) => ({ personId: row.person_id, displayName: row.display_name })) };
      });
    },

    async departments(caller: Caller): Promise<DepartmentsResponse> {
      return ports.transact(caller, async (tx) => {
        const rows = await peopleStore(tx, caller.tenantId).departments();
        return {
          departments: rows.flatMap((row) =>
            row.name === null ? [] : [{ name: row.name, people: Number(row.people) }],
          ),
        };
      });
    },
  };
}
export type PeopleService = ReturnType<typeof peopleService>;
