import { z } from 'zod';
import { localPeopleResponse, tokenResponse } from '../../server/sandbox/contract.ts';
import { programResponse, programsResponse } from '../../shared/programs.ts';

/** The programs that a server knows, asked for as its local tenant's program lead over the wire. */
export async function programNames(url: string): Promise<string[]> {
  const { programs } = programsResponse.parse(await send(url, 'GET', '/api/programs', await leadToken(url)));
  return programs.map((program) => program.name);
}

/** Leaves something behind in the database. */
export async function createProgram(url: string, name: string): Promise<void> {
  const year = new Date().getUTCFullYear();
  const created = await send(url, 'POST', '/api/programs', await leadToken(url), {
    name,
    joining: { kind: 'everyone' },
    cadence: 'everyTwoWeeks',
    sessionMinutes: 45,
    gap: { by: 'rank', atLeast: 0.2 },
    lineDistance: 2,
    startsOn: `${year + 1}-01-10`,
    endsOn: `${year + 1}-06-30`,
  });
  programResponse.parse(created);
}

async function leadToken(url: string): Promise<string> {
  const { people } = localPeopleResponse.parse(
    await send(url, 'GET', '/tenant/local/people?limit=1000', null),
  );
  const lead = people.find((person) => person.roles.includes('Program.Lead'));
  const personId = z.uuid().parse(lead?.personId);
  const answer = await send(url, 'POST', '/tenant/local/tokens', null, { personId, audience: 'tab' });
  return tokenResponse.parse(answer).token;
}

async function send(
  url: string,
  method: 'GET' | 'POST',
  path: string,
  token: string | null,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
