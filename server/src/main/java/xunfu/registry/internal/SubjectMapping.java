package xunfu.registry.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Fault;
import xunfu.registry.internal.table.Header;

/**
 * Which column of a file is which of our fields.
 *
 * @param source name of the register; with the identifier as written it keys a row
 * @param columns our field → header in the file
 */
record SubjectMapping(String source, Map<String, String> columns) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  SubjectMapping {
    columns = Map.copyOf(columns);
  }

  /** A mapping written down in a file. */
  static SubjectMapping read(Path file) {
    if (!file.toFile().isFile()) {
      throw Fault.of(Fault.Kind.NOT_FOUND, "file-not-found", "There is no mapping " + file + ".");
    }
    return JSON.readValue(file.toFile(), SubjectMapping.class);
  }

  /** A mapping by the headers that registers commonly use. */
  static SubjectMapping guessed(String source, Header header, SubjectColumns known) {
    var columns = new HashMap<String, String>();
    known
        .headers()
        .forEach(
            (field, names) ->
                names.stream()
                    .filter(name -> header.position(name).isPresent())
                    .findFirst()
                    .ifPresent(name -> columns.put(field, name)));
    return new SubjectMapping(source, columns);
  }

  /** The same mapping, or a fault where the file lacks what no subject can do without. */
  SubjectMapping checked(Header header) {
    for (String field : List.of("identifier", "name")) {
      String column = columns.get(field);
      if (column == null || header.position(column).isEmpty()) {
        throw Fault.of(
                Fault.Kind.NOT_ACCEPTED,
                "column-missing",
                "The file has no column for %s; its columns are %s."
                    .formatted(field, String.join(", ", shown(header))))
            .maybe(
                "Maybe name the columns in a file and give it with --mapping; demo/mappings has examples.");
      }
    }
    return this;
  }

  private static List<String> shown(Header header) {
    return header.columns().stream().limit(20).map(SubjectMapping::shortened).toList();
  }

  private static String shortened(String column) {
    return column.length() <= 30 ? column : column.substring(0, 30) + "…";
  }
}
