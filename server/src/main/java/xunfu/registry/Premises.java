package xunfu.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Identifier;
import xunfu.kernel.Place;
import xunfu.kernel.Text;

/**
 * Where one goes (经营场所), as the piece {@code premises} of a work package shows it; see {@code
 * docs/formats.md} §3.
 *
 * @param inside the market hall or mall of which it is a stall or shop, or null
 * @param subject who answers there today, or null when nobody is known
 * @param place or null when only the address is known
 * @param openingHours pairs of times of day; empty when unknown
 * @param traits facts that make forms apply
 * @param lastVisits known from registers, the latest first
 * @param source {@code fictional} for what is invented
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Premises(
    UUID id,
    String name,
    @Nullable UUID inside,
    @Nullable Occupant subject,
    String address,
    Township township,
    @Nullable Place place,
    String phone,
    List<List<String>> openingHours,
    List<String> traits,
    List<Licence> licences,
    List<Equipment> equipment,
    List<EarlierVisit> lastVisits,
    String source) {

  public Premises {
    openingHours = openingHours.stream().map(List::copyOf).toList();
    traits = List.copyOf(traits);
    licences = List.copyOf(licences);
    equipment = List.copyOf(equipment);
    lastVisits = List.copyOf(lastVisits);
  }

  /** The subject at a premises. */
  public record Occupant(UUID id, String name, Identifier identifier, String representative) {}

  /**
   * A permit.
   *
   * @param validUntil last day, or null without end
   */
  public record Licence(String kind, String number, @Nullable LocalDate validUntil) {}

  /**
   * Special equipment.
   *
   * @param nextInspection day by which its periodic inspection is due, or null when unknown
   */
  public record Equipment(
      UUID id, String kind, String name, String registration, @Nullable LocalDate nextInspection) {}

  /** A visit that a register knows of. */
  public record EarlierVisit(
      LocalDate date, List<String> officers, Text summary, List<EarlierFinding> findings) {
    public EarlierVisit {
      officers = List.copyOf(officers);
      findings = List.copyOf(findings);
    }
  }

  /**
   * What was wrong then.
   *
   * @param question code of the canonical question
   * @param state {@code open} or {@code put-right}
   * @param dueOn day by which it was to be put right, or null when it was on the spot
   */
  public record EarlierFinding(
      String question, String text, String state, @Nullable LocalDate dueOn) {}
}
