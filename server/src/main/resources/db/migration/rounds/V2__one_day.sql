-- A visit stands in one day only; it may be skipped in as many as it likes.

update rounds.stop s
   set state = 'skipped', skip_reason = 'planned in another day', arrive_at = null, leave_at = null
 where s.state = 'planned'
   and exists (select from rounds.stop o
                 join rounds.day od on od.home = o.home and od.id = o.day
                 join rounds.day sd on sd.home = s.home and sd.id = s.day
                where o.home = s.home and o.visit = s.visit and o.state = 'planned'
                  and (od.made_at, o.day) > (sd.made_at, s.day));
create unique index one_day on rounds.stop (home, visit) where state = 'planned';
