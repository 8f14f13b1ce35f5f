package xunfu.visit.internal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.organization.Areas;
import xunfu.organization.Organization;
import xunfu.organization.Organizations;
import xunfu.organization.People;
import xunfu.organization.Post;
import xunfu.organization.PostFunction;
import xunfu.organization.Posts;
import xunfu.visit.Visit.PairMember;
import xunfu.visit.internal.gate.GateFacts.Certificate;
import xunfu.visit.internal.gate.GateFacts.Officer;

/** What this room asks of the organisations: who answers for a station, who approves, who goes. */
@Component
public class Offices {
  private static final int COUNTY = 3;

  private final Organizations organizations;
  private final Posts posts;
  private final People people;
  private final Areas areas;

  Offices(Organizations organizations, Posts posts, People people, Areas areas) {
    this.organizations = organizations;
    this.posts = posts;
    this.people = people;
    this.areas = areas;
  }

  /** The organisation. */
  public Organization organization(UUID id) {
    return organizations.get(id);
  }

  /**
   * The organ in whose name an organisation checks: itself or the nearest above that has a head of
   * an organ or a deputy in charge. Its visits count together.
   */
  public Organization authority(UUID organization) {
    var at = organizations.get(organization);
    while (approvers(at).isEmpty() && at.parent() != null) {
      at = organizations.get(at.parent());
    }
    return at;
  }

  /** Organs above an authority. */
  public Set<UUID> superiors(Organization authority) {
    var superiors = new HashSet<UUID>();
    var at = authority;
    while (at.parent() != null) {
      var above = organizations.find(at.parent());
      if (above.isEmpty()) {
        break;
      }
      at = above.get();
      superiors.add(at.id());
    }
    return superiors;
  }

  /** Who approves for an organisation: the deputy in charge, else the head of the organ. */
  public Optional<Post> approver(UUID organization) {
    return approvers(authority(organization)).stream().findFirst();
  }

  /** The head of a station, else of the organ above it. */
  public Optional<Post> head(UUID organization) {
    var heads = posts.withFunction(organization, PostFunction.STATION_HEAD);
    if (!heads.isEmpty()) {
      return Optional.of(heads.getFirst());
    }
    return posts.withFunction(authority(organization).id(), PostFunction.BUREAU_HEAD).stream()
        .findFirst();
  }

  private List<Post> approvers(Organization organ) {
    var deputies = posts.withFunction(organ.id(), PostFunction.DEPUTY_IN_CHARGE);
    return deputies.isEmpty() ? posts.withFunction(organ.id(), PostFunction.BUREAU_HEAD) : deputies;
  }

  /** The pair with names and the certificate that is valid on a day. */
  public List<Officer> officers(List<PairMember> pair, LocalDate day) {
    return pair.stream().map(member -> officer(member.person(), day)).toList();
  }

  private Officer officer(UUID person, LocalDate day) {
    var certificate =
        people
            .certificateOn(person, day)
            .map(it -> new Certificate(it.number(), it.validFrom(), it.validUntil()));
    return new Officer(person, personName(person), certificate.orElse(null));
  }

  public String personName(UUID person) {
    return people.find(person).map(it -> it.name()).orElse("");
  }

  public Optional<Post> post(UUID post) {
    return posts.find(post);
  }

  /** Whether the person is one of the fictional cast. */
  public boolean isFictional(UUID person) {
    return people
        .find(person)
        .map(it -> it.source().equals(xunfu.organization.Person.FICTIONAL))
        .orElse(false);
  }

  /** Division code of the county or higher area for which an authority stands. */
  public String region(Organization authority) {
    var lineage = areas.lineage(authority.area());
    return lineage.stream()
        .filter(area -> area.level() <= COUNTY)
        .reduce((above, below) -> below)
        .map(area -> area.code())
        .orElse(authority.home());
  }

  /** Code of an organisation within the region: the last step of its place in the tree. */
  public String code(Organization organization) {
    var steps = organization.path().split("/");
    return steps[steps.length - 1];
  }
}
