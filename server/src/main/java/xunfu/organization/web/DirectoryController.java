package xunfu.organization.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.organization.Access;
import xunfu.organization.Area;
import xunfu.organization.Areas;
import xunfu.organization.Certificate;
import xunfu.organization.Holding;
import xunfu.organization.Organization;
import xunfu.organization.Organizations;
import xunfu.organization.People;
import xunfu.organization.Person;
import xunfu.organization.Post;
import xunfu.organization.Posts;

/** The directory: areas, organisations, posts, people and their certificates. */
@RestController
@RequestMapping("/api")
class DirectoryController {

  private final Areas areas;
  private final Organizations organizations;
  private final Posts posts;
  private final People people;

  DirectoryController(Areas areas, Organizations organizations, Posts posts, People people) {
    this.areas = areas;
    this.organizations = organizations;
    this.posts = posts;
    this.people = people;
  }

  /** An area with all it lies in, from the top down. */
  record AreaAnswer(Area area, List<Area> within) {}

  /** A post and who holds it now; nobody while it is vacant. */
  record PostAnswer(Post post, List<Person> holders) {}

  /** A person, what he or she holds now, and the certificates. */
  record PersonAnswer(Person person, List<Holding> holdings, List<Certificate> certificates) {}

  @GetMapping("/areas")
  Page<Area> areas(
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return areas.list(parent, q, after, Page.limit(limit));
  }

  @GetMapping("/areas/{id}")
  AreaAnswer area(@PathVariable String id) {
    List<Area> line = areas.lineage(id);
    if (line.isEmpty()) {
      throw Fault.notFound();
    }
    return new AreaAnswer(line.getLast(), line.subList(0, line.size() - 1));
  }

  @GetMapping("/organizations")
  Page<Organization> organizations(
      @RequestParam(required = false) @Nullable String home,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return organizations.list(home, after, Page.limit(limit));
  }

  @GetMapping("/organizations/{id}")
  Organization organization(@PathVariable UUID id) {
    return organizations.get(id);
  }

  @GetMapping("/posts")
  Page<Post> posts(
      @RequestParam(required = false) @Nullable UUID organization,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return posts.list(organization, after, Page.limit(limit));
  }

  @GetMapping("/posts/{id}")
  PostAnswer post(@PathVariable UUID id) {
    Post post = posts.get(id);
    Access.require(post.home(), post.path());
    return new PostAnswer(post, posts.holders(id));
  }

  @GetMapping("/people")
  Page<Person> people(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return people.list(q, after, Page.limit(limit));
  }

  @GetMapping("/people/{id}")
  PersonAnswer person(@PathVariable UUID id) {
    return new PersonAnswer(people.get(id), people.holdings(id), people.certificates(id));
  }

  @GetMapping("/certificates")
  Page<Certificate> certificates(
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return people.listCertificates(person, after, Page.limit(limit));
  }
}
