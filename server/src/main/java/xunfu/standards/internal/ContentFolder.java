package xunfu.standards.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import xunfu.checklist.content.Authored;
import xunfu.checklist.content.ContentReader;
import xunfu.standards.VisitKind;

/**
 * The content of a jurisdiction as it lies on the class path. The reader of authored content wants
 * a folder, and a jar has none: the files that it reads are laid out once in a temporary one.
 */
public final class ContentFolder {
  private static final List<String> WANTED =
      List.of("*.yaml", "forms/*.yaml", "gate/*.yaml", "sheet/*");

  private ContentFolder() {}

  /**
   * @param documents kind of document → words before its running number
   */
  public record Content(Authored authored, List<VisitKind> kinds, Map<String, String> documents) {}

  /** Reads everything; fails with the file's name on the first that cannot be understood. */
  public static Content read(String jurisdiction) {
    try {
      var folder = Files.createTempDirectory("xunfu-content");
      try {
        layOut("content/" + jurisdiction + "/", folder);
        return new Content(ContentReader.read(folder), kinds(folder), documents(folder));
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the content of " + jurisdiction + " cannot be read", e);
    }
  }

  private static List<VisitKind> kinds(Path folder) {
    return YAMLMapper.builder()
        .build()
        .readValue(
            folder.resolve("gate/kinds.yaml").toFile(), new TypeReference<List<VisitKind>>() {});
  }

  private static Map<String, String> documents(Path folder) {
    return YAMLMapper.builder()
        .build()
        .readValue(
            folder.resolve("sheet/numbers.yaml").toFile(),
            new TypeReference<Map<String, String>>() {});
  }

  private static void layOut(String root, Path folder) throws IOException {
    var resolver = new PathMatchingResourcePatternResolver();
    for (var pattern : WANTED) {
      for (Resource file : resolver.getResources("classpath:" + root + pattern)) {
        var url = file.getURL().toString();
        var target = folder.resolve(url.substring(url.lastIndexOf(root) + root.length()));
        Files.createDirectories(target.getParent());
        Files.write(target, file.getContentAsByteArray());
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
