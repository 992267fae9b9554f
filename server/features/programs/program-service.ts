import { randomUUID } from 'node:crypto';
import type { ProgramForm, ProgramResponse, ProgramsResponse } from '../../../shared/programs.ts';
import type { Caller } from '../../caller.ts';
import type { Clock } from '../../clock.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import { EyeToEyeError, found } from '../../errors.ts';
import { findPeople } from '../people/people-lookup.ts';
import { findProgramOfRound } from './program-lookup.ts';
import { programSummaries, roundSummaries, withoutProgram } from './program-read-model.ts';
import { type Program, programStore } from './program-store.ts';
import { roundStore } from './round-store.ts';

/** Programs and their rounds, for program leads. */
export function programService(ports: { transact: Transact; clock: Clock }) {
  const today = () => ports.clock.now().toISOString().slice(0, 10);

  async function detail(tx: Tx, tenantId: string, program: Program): Promise<ProgramResponse> {
    const [summary] = await programSummaries(tx, tenantId, { programId: program.program_id, today: today() });
    const rounds = await roundSummaries(tx, tenantId, { programId: program.program_id });
    return {
      ...found(summary),
      settings: {
        joining: program.joining,
        cadence: program.cadence,
        sessionMinutes: program.session_minutes,
        gap: program.gap,
        lineDistance: program.line_distance,
      },
      rounds: rounds.map(withoutProgram),
    };
  }

  return {
    async list(caller: Caller): Promise<ProgramsResponse> {
      return ports.transact(caller, async (tx) => ({
        programs: await programSummaries(tx, caller.tenantId, { today: today() }),
      }));
    },

    async create(caller: Caller, form: ProgramForm): Promise<ProgramResponse> {
      if (form.endsOn <= today()) {
        throw new EyeToEyeError('invalidInput', {
          issues: [{ path: 'endsOn', message: 'must lie in the future' }],
        });
      }
      return ports.transact(caller, async (tx) => {
        // Signed in, but the directory hasn't been read since they came.
        const [owner] = await findPeople(tx, caller.tenantId, [caller.personId]);
        if (!owner) throw new EyeToEyeError('notReady');
        const programs = programStore(tx, caller.tenantId);
        const programId = randomUUID();
        await programs.insert({ programId, ownerId: caller.personId, createdAt: ports.clock.now(), form });
        return detail(tx, caller.tenantId, found(await programs.find(programId)));
      });
    },

    async show(caller: Caller, programId: string): Promise<ProgramResponse> {
      return ports.transact(caller, async (tx) =>
        detail(tx, caller.tenantId, found(await programStore(tx, caller.tenantId).find(programId))),
      );
    },

    async showOfRound(caller: Caller, roundId: string): Promise<ProgramResponse> {
      return ports.transact(caller, async (tx) =>
        detail(tx, caller.tenantId, await findProgramOfRound(tx, caller.tenantId, roundId)),
      );
    },

    /** Opens the next round: the intake of volunteers. */
    async openRound(caller: Caller, programId: string): Promise<ProgramResponse> {
      return ports.transact(caller, async (tx) => {
        const program = found(await programStore(tx, caller.tenantId).find(programId));
        if (program.ends_on <= today()) throw new EyeToEyeError('programEnded');
        const round = { roundId: randomUUID(), programId, openedAt: ports.clock.now() };
        const opened = await roundStore(tx, caller.tenantId).insert(round);
        if (!opened) throw new EyeToEyeError('roundAlreadyOpen');
        return detail(tx, caller.tenantId, program);
      });
    },
  };
}
export type ProgramService = ReturnType<typeof programService>;
