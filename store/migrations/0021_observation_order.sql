-- risk: additive
-- Readings come in by time, all channels side by side; they are asked for by channel, a month at a time. A month that is
-- over is put in order once: a channel's month then lies on about ten pages instead of one page per reading.

create table observation_ordered (
  month date primary key,
  at timestamptz not null default now()
);
comment on table observation_ordered is 'Months whose readings were put in the order of their channels. What comes in later stays where it falls.';
grant select on observation_ordered to tongban_app;

-- The application role does not own the readings; it may ask for a month that is over. Readers of that month wait meanwhile.
create function observation_order(month date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date := date_trunc('month', month)::date;
  part text := 'observation_readings_' || to_char(first, 'YYYYMM');
begin
  if to_regclass('public.' || part) is null or exists (select from observation_ordered o where o.month = first) then
    return false;
  end if;
  execute format('cluster public.%I using %I', part, part || '_pkey');
  execute format('analyze public.%I', part);
  insert into observation_ordered (month) values (first);
  return true;
end $$;
