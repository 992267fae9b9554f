import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { taskKey, taskNames, taskPayloads } from '../../server/jobs/task-types.ts';

describe('a task', () => {
  it('holds ids alone: no name, address or text fits into any payload', () => {
    for (const name of taskNames) {
      const fields = Object.keys(taskPayloads[name].shape);
      const ids = Object.fromEntries(fields.map((field) => [field, randomUUID()]));
      expect(taskPayloads[name].safeParse(ids).success, name).toBe(true);
      for (const field of fields) {
        const withText = { ...ids, [field]: 'Sample Person <sample@example.com>' };
        expect(taskPayloads[name].safeParse(withText).success, `${name}.${field}`).toBe(false);
      }
    }
  });

  it('names its tenant first', () => {
    for (const name of taskNames) expect(Object.keys(taskPayloads[name].shape)[0]).toBe('tenantId');
  });

  it('is the same work as another with the same ids, and no other', () => {
    const [tenantId, one, two] = [randomUUID(), randomUUID(), randomUUID()];
    expect(taskKey({ tenantId, noticeId: one })).toBe(taskKey({ tenantId, noticeId: one }));
    expect(taskKey({ tenantId, noticeId: one })).not.toBe(taskKey({ tenantId, noticeId: two }));
  });
});
