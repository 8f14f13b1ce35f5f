package xunfu.registry.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Text;
import xunfu.registry.internal.table.CsvRows;
import xunfu.registry.internal.table.Header;
import xunfu.registry.internal.table.TableRow;
import xunfu.registry.internal.township.AddressWords;
import xunfu.registry.internal.township.Gazetteer.ShortName;
import xunfu.registry.internal.township.Predecessor;

/**
 * What the register takes from a jurisdiction's content: identifier schemes, address words, short
 * and former names of areas, the names of columns in registers.
 *
 * @param schemes how identifiers are read and checked
 * @param fictional the identifiers that no register gives out
 * @param addressWords by which addresses are read
 * @param shortNames of townships
 * @param predecessors of counties and townships
 * @param columns our field → the headers that registers give it
 */
public record RegistryContent(
    IdentifierSchemes schemes,
    FictionalRange fictional,
    AddressWords addressWords,
    List<ShortName> shortNames,
    List<Predecessor> predecessors,
    SubjectColumns columns) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads what the build carries for a jurisdiction, e.g. {@code cn-zj}. */
  public static RegistryContent of(String jurisdiction) {
    String areas = "content/" + jurisdiction + "/areas/";
    String registry = "content/" + jurisdiction + "/registry/";
    JsonNode identifiers = json(registry + "identifier-schemes.json", JsonNode.class);
    return new RegistryContent(
        schemes(identifiers),
        JSON.treeToValue(identifiers.get("fictional"), FictionalRange.class),
        json(areas + "address-words.json", AddressWords.class),
        rows(areas + "short-names.csv", RegistryContent::shortName),
        rows(areas + "predecessors.csv", RegistryContent::predecessor),
        json(registry + "subject-columns.json", SubjectColumns.class));
  }

  private static <T> T json(String resource, Class<T> type) {
    try (var in = open(resource)) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = RegistryContent.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(
          "The build carries no " + resource + ". Maybe the jurisdiction is misspelt.");
    }
    return in;
  }

  private static IdentifierSchemes schemes(JsonNode root) {
    var schemes = new ArrayList<IdentifierScheme>();
    root.get("schemes").forEach(node -> schemes.add(scheme(node)));
    return new IdentifierSchemes(schemes);
  }

  private static IdentifierScheme scheme(JsonNode node) {
    var lengths = new ArrayList<Integer>();
    node.get("lengths").forEach(length -> lengths.add(length.asInt()));
    var checks = new ArrayList<CheckMark>();
    node.get("checks").forEach(check -> checks.add(JSON.treeToValue(check, CheckMark.class)));
    JsonNode standsFor = node.get("standsFor");
    return new IdentifierScheme(
        node.get("id").asString(),
        JSON.treeToValue(node.get("name"), Text.class),
        node.get("source").asString(),
        lengths,
        node.get("alphabet").asString(),
        checks,
        standsFor == null || standsFor.isNull() ? null : standsFor.asString());
  }

  private static ShortName shortName(Function<String, String> cell) {
    return new ShortName(cell.apply("code"), cell.apply("short"));
  }

  private static Predecessor predecessor(Function<String, String> cell) {
    return new Predecessor(
        cell.apply("level"),
        cell.apply("county"),
        cell.apply("name"),
        cell.apply("short"),
        emptyAsNull(cell.apply("into")),
        cell.apply("until"),
        cell.apply("source"));
  }

  private static @Nullable String emptyAsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Reads a small table of content as a whole. */
  private static <T> List<T> rows(String resource, Function<Function<String, String>, T> read) {
    var text = new InputStreamReader(open(resource), StandardCharsets.UTF_8);
    try (var rows = CsvRows.of(text)) {
      TableRow head = rows.next();
      if (head == null) {
        return List.of();
      }
      var header = new Header(head);
      var all = new ArrayList<T>();
      for (TableRow row = rows.next(); row != null; row = rows.next()) {
        TableRow current = row;
        all.add(read.apply(column -> header.cell(current, column).orElse("")));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }
}
