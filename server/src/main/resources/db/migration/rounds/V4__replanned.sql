-- Why a visit is skipped is a code or somebody's own words, never a sentence of the server's.

update rounds.stop
   set skip_reason = 'replanned'
 where state = 'skipped'
   and (skip_reason = 'planned in another day'
        or skip_reason ~ '^planned anew for [0-9]{4}-[0-9]{2}-[0-9]{2}$');
