package xunfu;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Actor;
import xunfu.kernel.Scope.ActingPost;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.Accounts;
import xunfu.organization.Acting;
import xunfu.organization.HoldingKind;
import xunfu.organization.Organizations;
import xunfu.organization.People;
import xunfu.organization.Person;
import xunfu.organization.PostFunction;
import xunfu.organization.Posts;

/**
 * The people whom every test knows: 富春江 station with its head, Fu and Yao, under the bureau of
 * Tonglu; a second station; the fire brigade of the county; an officer of another county. Ids
 * follow from names, so they are the same in each run.
 */
@Component
public class Cast {

  public static final String PASSWORD = "xunfu-demo";
  public static final String TONGLU = "330122";
  public static final String JIANDE = "330182";
  public static final LocalDate BEGIN = LocalDate.of(2024, 1, 1);
  public static final Instant BEGAN = BEGIN.atStartOfDay().toInstant(ZoneOffset.UTC);

  public static final UUID CITY_BUREAU = id("hangzhou bureau");
  public static final UUID BUREAU = id("tonglu bureau");
  public static final UUID STATION = id("fuchunjiang station");
  public static final UUID SECOND_STATION = id("fenshui station");
  public static final UUID FIRE = id("tonglu fire");
  public static final UUID JIANDE_BUREAU = id("jiande bureau");

  private final Organizations organizations;
  private final Posts posts;
  private final People people;
  private final Accounts accounts;
  private final TransactionTemplate transaction;

  Cast(
      Organizations organizations,
      Posts posts,
      People people,
      Accounts accounts,
      TransactionTemplate transaction) {
    this.organizations = organizations;
    this.posts = posts;
    this.people = people;
    this.accounts = accounts;
    this.transaction = transaction;
  }

  /** The same id for the same name. */
  public static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The post of somebody of the cast. */
  public static UUID postOf(String who) {
    return id("post of " + who);
  }

  /** Puts the whole cast on the stage; done again, nothing changes. */
  public void enter() {
    SystemPost.IMPORT.run(() -> transaction.executeWithoutResult(_ -> all()));
  }

  private void all() {
    open(CITY_BUREAU, null, "330100", "market-supervision-bureau", "杭州市市场监督管理局", "3301");
    open(BUREAU, CITY_BUREAU, TONGLU, "market-supervision-bureau", "桐庐县市场监督管理局", TONGLU);
    open(STATION, BUREAU, TONGLU, "market-supervision-station", "富春江市场监督管理所", TONGLU);
    open(SECOND_STATION, BUREAU, TONGLU, "market-supervision-station", "分水市场监督管理所", TONGLU);
    open(FIRE, null, TONGLU, "fire", "桐庐县消防救援大队", TONGLU);
    open(JIANDE_BUREAU, CITY_BUREAU, JIANDE, "market-supervision-bureau", "建德市市场监督管理局", JIANDE);
    seat("head.city", "纪云深", CITY_BUREAU, PostFunction.BUREAU_HEAD, "局长");
    seat("head.bureau", "孟知远", BUREAU, PostFunction.BUREAU_HEAD, "局长");
    seat("deputy.bureau", "沈若谷", BUREAU, PostFunction.DEPUTY_IN_CHARGE, "分管副局长");
    seat("admin.security", "闻守正", BUREAU, PostFunction.ADMIN_SECURITY, "安全管理员");
    seat("auditor", "陶然", BUREAU, PostFunction.AUDITOR, "审计员");
    seat("head.fuchunjiang", "骆长河", STATION, PostFunction.STATION_HEAD, "所长");
    seat("officer.fu", "傅青", STATION, PostFunction.OFFICER, "执法岗一");
    seat("officer.yao", "姚远", STATION, PostFunction.OFFICER, "执法岗二");
    seat("officer.lu", "陆行", STATION, PostFunction.OFFICER, "执法岗三");
    seat("officer.second", "柏舟", SECOND_STATION, PostFunction.OFFICER, "执法岗");
    seat("desk.fire", "凌霄", FIRE, PostFunction.DESK, "联络岗");
    seat("officer.jiande", "苏合", JIANDE_BUREAU, PostFunction.OFFICER, "执法岗");
    certify("officer.fu", "浙A330122001");
    certify("officer.yao", "浙A330122002");
  }

  private void open(UUID id, UUID parent, String home, String kind, String name, String area) {
    organizations.open(new Organizations.Opening(id, parent, home, kind, name, area, BEGIN));
  }

  private void seat(
      String who, String name, UUID organization, PostFunction function, String post) {
    people.enter(new Person(id(who), name, Person.FICTIONAL));
    posts.create(new Posts.Creation(postOf(who), organization, function, post, null, BEGIN));
    people.appoint(id(who), postOf(who), HoldingKind.MAIN, BEGAN);
  }

  private void certify(String who, String number) {
    people.certify(id(who), postOf(who), number, "浙江省人民政府", BEGIN, LocalDate.of(2028, 12, 31));
  }

  /** Gives somebody an account with the demo's password (a tenth of a second of Argon2id). */
  public void account(String who) {
    SystemPost.IMPORT.run(() -> accounts.create(id(who), who, PASSWORD));
  }

  /** Somebody of the cast, ready to act without HTTP. */
  public Acting acting(String who) {
    return SystemPost.IMPORT.call(
        () ->
            transaction.execute(
                _ -> posts.actingAt(id(who), postOf(who), Instant.now()).orElseThrow()));
  }

  /** The scope of somebody of the cast. */
  public ActingPost scope(String who) {
    Acting acting = acting(who);
    Actor actor = acting.actor();
    return new ActingPost(actor, acting.path());
  }
}
