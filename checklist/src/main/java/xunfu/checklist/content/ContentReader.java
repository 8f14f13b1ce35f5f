package xunfu.checklist.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;
import xunfu.checklist.Article;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Fact;
import xunfu.checklist.Form;
import xunfu.checklist.GoodsCategory;
import xunfu.checklist.Law;
import xunfu.checklist.OneLook;
import xunfu.checklist.Question;
import xunfu.checklist.Text;
import xunfu.checklist.Trait;
import xunfu.checklist.TraitExpression;
import xunfu.checklist.TraitExpressions;
import xunfu.checklist.Words;
import xunfu.checklist.Zone;
import xunfu.checklist.gate.GateRule;

/**
 * Reads one jurisdiction's folder, {@code content/cn-zj}.
 *
 * <p>A member that no record knows is an error: a misspelt word in an authored file must not pass
 * as "nothing said". An error names the file and the line.
 */
public final class ContentReader {

  private static final int CATALOGUE_VERSION = 1;

  private final Path folder;
  private final ObjectMapper yaml;

  private ContentReader(Path folder) {
    this.folder = folder;
    this.yaml =
        YAMLMapper.builder()
            .addModule(
                new SimpleModule().addDeserializer(TraitExpression.class, new AuthoredExpression()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }

  /** Reads everything in the folder; fails on the first file that cannot be understood. */
  public static Authored read(Path folder) {
    return new ContentReader(folder).read();
  }

  private Authored read() {
    return new Authored(
        catalogue(),
        read("apart.yaml", new TypeReference<List<Authored.Apart>>() {}),
        read("gate/rules.yaml", new TypeReference<List<GateRule>>() {}),
        resultSheet(),
        read("sheet/sentences.yaml", new TypeReference<Map<String, Text>>() {}));
  }

  private Catalogue catalogue() {
    var jurisdiction = read("jurisdiction.yaml", new TypeReference<Jurisdiction>() {});
    return new Catalogue(
        CATALOGUE_VERSION,
        jurisdiction.id(),
        jurisdiction.language(),
        jurisdiction.words(),
        jurisdiction.zones(),
        jurisdiction.goods(),
        jurisdiction.traits(),
        read("laws.yaml", new TypeReference<List<Law>>() {}),
        read("articles.yaml", new TypeReference<List<Article>>() {}),
        read("questions.yaml", new TypeReference<List<Question>>() {}),
        read("facts.yaml", new TypeReference<List<Fact>>() {}),
        forms(),
        read("one-looks.yaml", new TypeReference<List<OneLook>>() {}));
  }

  /** What stands under {@code xunfu} is for the server's configuration. */
  @JsonIgnoreProperties("xunfu")
  private record Jurisdiction(
      String id,
      String language,
      Words words,
      List<Zone> zones,
      List<GoodsCategory> goods,
      List<Trait> traits) {}

  private List<Form> forms() {
    return filesIn("forms", ".yaml").stream()
        .map(file -> read("forms/" + file, new TypeReference<Form>() {}))
        .toList();
  }

  /** The template of the result sheet: one file a language, {@code result-sheet.zh.mustache}. */
  private Text resultSheet() {
    var byLanguage = new LinkedHashMap<String, String>();
    for (var file : filesIn("sheet", ".mustache")) {
      byLanguage.put(file.split("\\.")[1], text(folder.resolve("sheet").resolve(file)));
    }
    return Text.of(byLanguage);
  }

  private List<String> filesIn(String name, String ending) {
    try (var files = Files.list(folder.resolve(name))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder.resolve(name), e);
    }
  }

  private <T> T read(String file, TypeReference<T> type) {
    var path = folder.resolve(file);
    try {
      return yaml.readValue(text(path), type);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** Authors write trait expressions as text; only the wire has them as trees. */
  private static final class AuthoredExpression extends StdDeserializer<TraitExpression> {

    AuthoredExpression() {
      super(TraitExpression.class);
    }

    @Override
    public TraitExpression deserialize(JsonParser parser, DeserializationContext context) {
      return TraitExpressions.parse(parser.getString());
    }

    @Override
    public @Nullable Object deserializeWithType(
        JsonParser parser, DeserializationContext context, TypeDeserializer ignored) {
      return deserialize(parser, context);
    }
  }
}
