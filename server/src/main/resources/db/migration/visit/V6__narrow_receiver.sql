-- The system post RECEIVER finds out where a phone's evidence is to be filed, in every county: it
-- reads the columns by which it does that, and no manifest, record, word or name.
revoke select on visit.package, visit.package_visit, visit.submission, visit.cosignature,
  visit.handing from xunfu_receiver;
grant select (home, id, organization, organization_path, person, post, valid_until)
  on visit.package to xunfu_receiver;
grant select (home, package, visit) on visit.package_visit to xunfu_receiver;
grant select (home, id, organization, organization_path, person, post)
  on visit.submission to xunfu_receiver;
grant select (home, id, organization_path, visit) on visit.cosignature to xunfu_receiver;
grant select (home, id, organization_path, visit) on visit.handing to xunfu_receiver;

-- A bare id of a visit, a record or a word leads to its home, and by it to the indexes.
insert into visit.id_home (id, home)
select id, home from visit.visit
union all select id, home from visit.submission
union all select id, home from visit.cosignature
union all select id, home from visit.handing
on conflict (id) do nothing;
call kernel.admit('visit.id_home', 'xunfu_receiver');
create index on visit.package_visit (home, visit);
create index on visit.cosignature (home, visit);

-- What is approved holds a place under the cap of the year, at whatever station of the county. The
-- function runs as the owner and asks itself for what the policy of visit.entry asks; it tells no
-- more than what counting needs.
create function visit.approved_of(of_home kernel.home, of_subject uuid, but uuid)
returns table (organization uuid, kind text, day_date date, window_from date, window_until date)
language sql stable security definer set search_path = '' as $$
  select v.organization, v.kind, v.day_date, v.window_from, v.window_until
    from visit.visit v
   where v.home = of_home and v.subject = of_subject and v.state = 'approved' and v.id <> but
     and (v.home = (select kernel.scope_home())
          or v.organization_path >= (select kernel.scope_path())
             and v.organization_path < (select kernel.scope_end()))
$$;
comment on function visit.approved_of is 'approved visits of a subject that are not made yet, one left out, of the whole county: who goes there, as what and when';
revoke execute on function visit.approved_of from public;
grant execute on function visit.approved_of to xunfu_app;
