package xunfu.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.registry.internal.EntryStore;
import xunfu.registry.internal.PremisesStore;
import xunfu.registry.internal.SubjectStore;

/** The door of the register: whom and where. Every acting post may read it. */
@Service
@Transactional(readOnly = true)
public class Registry {

  private final SubjectStore subjects;
  private final PremisesStore premises;
  private final EntryStore entries;

  Registry(SubjectStore subjects, PremisesStore premises, EntryStore entries) {
    this.subjects = subjects;
    this.premises = premises;
    this.entries = entries;
  }

  /**
   * Subjects by a part of a name from two characters on, by the beginning of a name of one, or by
   * the beginning of an identifier; all of them without a word. In the order of their ids.
   *
   * @param after id of the last subject seen, or null at the beginning
   */
  public Page<SubjectBrief> search(@Nullable String word, @Nullable UUID after, int limit) {
    return Page.of(
        subjects.search(word == null ? "" : word, after, limit + 1),
        limit,
        subject -> subject.id().toString());
  }

  /** A subject; not found when there is none of that id. */
  public Subject subject(UUID id) {
    return subjects.find(id).orElseThrow(Fault::notFound);
  }

  /** A premises with all that the register knows of it; not found when there is none of that id. */
  public Premises premises(UUID id) {
    return findPremises(id).orElseThrow(Fault::notFound);
  }

  /** A premises, or empty when there is none of that id. */
  public Optional<Premises> findPremises(UUID id) {
    return premises.list(List.of(id)).stream().findFirst();
  }

  /** The premises of these ids that there are, in the order of their ids. */
  public List<Premises> listPremises(Collection<UUID> ids) {
    return premises.list(ids);
  }

  /**
   * The premises known to lie in a township, in the order of their ids.
   *
   * @param after id of the last premises seen, or null at the beginning
   */
  public Page<Premises> premisesIn(String township, @Nullable UUID after, int limit) {
    return Page.of(premises.in(township, after, limit + 1), limit, found -> found.id().toString());
  }

  /**
   * Enters premises with their subjects, licences, equipment and earlier visits. What is there
   * already under its id stays as it is. Only the system post of imports may do this.
   *
   * @param source the register that says so
   * @param asOf the day for which it speaks
   */
  @Transactional
  public void enter(Collection<NewPremises> news, String source, LocalDate asOf) {
    entries.put(List.copyOf(news), source, asOf);
  }
}
