-- Row-level security on every table, forced on the owner too. A transaction binds itself to a tenant (and a
-- person, or a duty) with set_config(…, true); an unbound query sees nothing.
do $$
declare
  protected text;
begin
  for protected in
    select c.relname from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not in ('schema_migrations', 'installation')
  loop
    execute format('alter table %I enable row level security', protected);
    execute format('alter table %I force row level security', protected);
    execute format(
      'create policy of_tenant on %I using (tenant_id = bound_tenant()) with check (tenant_id = bound_tenant())',
      protected);
  end loop;
end $$;

-- Restrictive: it narrows what of_tenant lets through.
create policy of_author on participation_exclusions as restrictive
  using (author_id = bound_person() or bound_duty() = 'pairing')
  with check (author_id = bound_person());

-- The sweep must find tenants before it can bind itself to one. It reads ids and due times alone, through
-- one function that runs as the owner, who therefore gets a policy to read these four tables.
do $$
declare
  swept text;
begin
  foreach swept in array array['tenants', 'pairing_runs', 'commitments', 'notices'] loop
    execute format('create policy of_sweep on %I for select to %I using (true)', swept, current_user);
  end loop;
end $$;

create function due_work(until timestamptz)
returns table (tenant_id uuid, kind text, subject_id uuid, due_at timestamptz)
language sql stable security definer set search_path from current
as $$
  select t.tenant_id, 'readDirectory', t.tenant_id, t.directory_due_at
    from tenants t where t.directory_due_at <= until
  union all
  select r.tenant_id, 'pair', r.run_id, r.due_at
    from pairing_runs r where r.due_at <= until
  union all
  select c.tenant_id, 'book', c.commitment_id, c.book_due_at
    from commitments c where c.book_due_at <= until
  union all
  select c.tenant_id, 'reconcile', c.commitment_id, c.reconcile_due_at
    from commitments c where c.reconcile_due_at <= until
  union all
  select n.tenant_id, 'notify', n.notice_id, n.due_at
    from notices n where n.state in ('due', 'sending') and n.due_at <= until
$$;
revoke all on function due_work(timestamptz) from public;
