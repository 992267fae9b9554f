/** Where a volunteer's reason for the manager is sealed: under the participation's own key. */
export const reasonPlace = (tenantId: string, participationId: string) => ({
  tenantId,
  subject: `participation:${participationId}`,
  field: 'reason',
});
