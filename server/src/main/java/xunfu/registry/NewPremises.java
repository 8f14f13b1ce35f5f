package xunfu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Identifier;
import xunfu.kernel.Place;
import xunfu.registry.Premises.EarlierVisit;
import xunfu.registry.Premises.Equipment;

/**
 * A premises to be entered, with its subject and everything a register knows of it.
 *
 * @param inside the market hall that it is a stall of, entered before it, or null
 * @param county code of the county it lies in
 * @param township code of the township it lies in
 */
public record NewPremises(
    UUID id,
    String name,
    @Nullable UUID inside,
    String address,
    String county,
    String township,
    Place place,
    String phone,
    List<List<String>> openingHours,
    List<String> traits,
    NewSubject subject,
    List<NewLicence> licences,
    List<Equipment> equipment,
    List<EarlierVisit> earlierVisits) {

  public NewPremises {
    openingHours = openingHours.stream().map(List::copyOf).toList();
    traits = List.copyOf(traits);
    licences = List.copyOf(licences);
    equipment = List.copyOf(equipment);
    earlierVisits = List.copyOf(earlierVisits);
  }

  /** Who answers there. */
  public record NewSubject(
      UUID id,
      Identifier identifier,
      String name,
      String kind,
      String representative,
      LocalDate registeredOn) {}

  /** A permit of the subject for the premises. */
  public record NewLicence(
      UUID id, String kind, String number, LocalDate validFrom, LocalDate validUntil) {}
}
