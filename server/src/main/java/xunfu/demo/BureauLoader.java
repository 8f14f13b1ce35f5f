package xunfu.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import xunfu.demo.CountyFiles.Body;
import xunfu.demo.CountyFiles.Bureau;
import xunfu.demo.CountyFiles.Seatholder;
import xunfu.demo.CountyFiles.Someone;
import xunfu.organization.Accounts;
import xunfu.organization.HoldingKind;
import xunfu.organization.Organizations;
import xunfu.organization.People;
import xunfu.organization.Person;
import xunfu.organization.PostFunction;
import xunfu.organization.Posts;

/** Opens the bureau, its station and a fire desk, and lets the invented people in. */
@Component
class BureauLoader {

  /** Said in the README; the sign-ins exist in a demo home only. */
  static final String PASSWORD = "xunfu-demo";

  private static final LocalDate OPENED = LocalDate.of(2024, 1, 1);
  private static final Instant SINCE = OPENED.atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final int CERTIFICATE_YEARS = 5;

  private final Organizations organizations;
  private final Posts posts;
  private final People people;
  private final Accounts accounts;

  BureauLoader(Organizations organizations, Posts posts, People people, Accounts accounts) {
    this.organizations = organizations;
    this.posts = posts;
    this.people = people;
    this.accounts = accounts;
  }

  /** The organisation of that key in {@code people.json}. */
  static UUID organization(String key) {
    return DemoIds.of("organization " + key);
  }

  /** The post whose holder has that account. */
  static UUID post(String account) {
    return DemoIds.of("post " + account);
  }

  /** The person who has that account. */
  static UUID person(String account) {
    return DemoIds.of("person " + account);
  }

  /** Loads all of it; loaded again, nothing changes but the passwords' salts. */
  void load(Bureau bureau) {
    bureau.organizations().forEach(this::open);
    bureau.posts().forEach(this::create);
    bureau.people().forEach(someone -> appoint(someone, bureau.issuer()));
  }

  private void open(Body body) {
    organizations.open(
        new Organizations.Opening(
            organization(body.key()),
            body.parent() == null ? null : organization(body.parent()),
            body.home(),
            body.kind(),
            body.name(),
            body.area(),
            OPENED));
  }

  private void create(Seatholder post) {
    posts.create(
        new Posts.Creation(
            post(post.key()),
            organization(post.organization()),
            PostFunction.of(post.function()),
            post.name(),
            deputy(post.deputy()),
            OPENED));
  }

  private static @Nullable UUID deputy(@Nullable String key) {
    return key == null ? null : post(key);
  }

  private void appoint(Someone someone, String issuer) {
    UUID id = person(someone.account());
    people.enter(new Person(id, someone.name(), Person.FICTIONAL));
    people.appoint(id, post(someone.account()), HoldingKind.MAIN, SINCE);
    accounts.create(id, someone.account(), PASSWORD);
    if (someone.certificate() != null) {
      people.certify(
          id,
          post(someone.account()),
          someone.certificate(),
          issuer,
          OPENED,
          OPENED.plusYears(CERTIFICATE_YEARS).minusDays(1));
    }
  }
}
