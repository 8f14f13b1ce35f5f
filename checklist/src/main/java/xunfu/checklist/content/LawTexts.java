package xunfu.checklist.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import xunfu.checklist.Article;
import xunfu.checklist.Law;

/**
 * Texts of laws as files: articles are paragraphs that begin with 第…条, up to the next such
 * paragraph or chapter heading.
 */
public final class LawTexts {

  private static final Pattern ARTICLE_NUMBER = Pattern.compile("^第[^条款项]+[条部][分]?");

  private final Path folder;

  /** Texts lying in a folder under the file names that {@link Law#text()} gives. */
  public LawTexts(Path folder) {
    this.folder = folder;
  }

  /** Whether the law's text is there. */
  public boolean has(Law law) {
    return law.text() != null && Files.isRegularFile(folder.resolve(law.text()));
  }

  /** The text of the article that a place names, without white space; empty when there is none. */
  public Optional<String> find(Law law, Article article, String language) {
    var number = ARTICLE_NUMBER.matcher(article.place().in(language, language));
    if (!number.find()) {
      return Optional.empty();
    }
    var start =
        Pattern.compile("^" + number.group() + "[\\s　]", Pattern.MULTILINE).matcher(text(law));
    return start.find()
        ? Optional.of(upToNext(text(law).substring(start.start())))
        : Optional.empty();
  }

  private static String upToNext(String fromArticle) {
    var next = Pattern.compile("^(第[^\\s条]+条[\\s　]|#)", Pattern.MULTILINE).matcher(fromArticle);
    return withoutSpace(next.find(1) ? fromArticle.substring(0, next.start()) : fromArticle);
  }

  /** White space in these files is layout and says nothing. */
  static String withoutSpace(String text) {
    return text.replaceAll("[\\s　]+", "");
  }

  private String text(Law law) {
    try {
      return Files.readString(
          folder.resolve(law.text() == null ? "" : law.text()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the text of " + law.id(), e);
    }
  }
}
