package xunfu.standards;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import xunfu.checklist.Catalogue;
import xunfu.checklist.content.Authored;
import xunfu.checklist.content.Pieces;
import xunfu.checklist.content.Pieces.Piece;
import xunfu.checklist.gate.GateRule;
import xunfu.kernel.Text;
import xunfu.standards.internal.ContentFolder;

/**
 * The standards in force: read once at start, since authored content comes with the build. Pieces
 * are canonical bytes named by their hash, so that a phone and the server speak of the same
 * version.
 */
@Service
@EnableConfigurationProperties(Customs.class)
public class Standards {
  private final Authored authored;
  private final List<VisitKind> kinds;
  private final Map<String, String> documents;
  private final Piece catalogue;
  private final Piece sheet;
  private final Piece sentences;

  Standards(@Value("${xunfu.jurisdiction}") String jurisdiction) {
    var content = ContentFolder.read(jurisdiction);
    this.authored = content.authored();
    this.kinds = content.kinds();
    this.documents = content.documents();
    this.catalogue = Pieces.of(authored.catalogue());
    this.sheet = Pieces.ofResultSheet(authored);
    this.sentences = Pieces.ofSentences(authored);
  }

  /** Forms, items, questions, articles. */
  public Catalogue catalogue() {
    return authored.catalogue();
  }

  /** The catalogue as a piece; its hash is its version. */
  public Piece cataloguePiece() {
    return catalogue;
  }

  /** The template of the result sheet by language, as a piece. */
  public Piece sheetPiece() {
    return sheet;
  }

  /** What is read to the firm and signed, as a piece. */
  public Piece sentencesPiece() {
    return sentences;
  }

  /** What is read to the firm and signed, by name. */
  public Map<String, Text> sentences() {
    return authored.sentences().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> kernel(it.getValue())));
  }

  /** Rules of the lawful-visit gate, in the order in which they are shown. */
  public List<GateRule> gateRules() {
    return authored.gate();
  }

  /** Kinds of visits; the one that stands first names a merged visit. */
  public List<VisitKind> visitKinds() {
    return kinds;
  }

  /** Article id → how it is cited, such as 《食品安全法》第三十三条. */
  public Map<String, Text> citations() {
    var citations = new LinkedHashMap<String, Text>();
    for (var article : catalogue().articles()) {
      var law = kernel(catalogue().law(article.law()).shortTitle());
      var place = kernel(article.place());
      citations.put(
          article.id(),
          Text.of("《" + law.zh() + "》" + place.zh(), law.in("en") + ", " + place.in("en")));
    }
    return citations;
  }

  /** Ids of the forms that are published and in force on a day. */
  public Set<String> publishedForms(LocalDate day) {
    return catalogue().forms().stream()
        .filter(form -> form.isInForceOn(day))
        .map(form -> form.id())
        .collect(Collectors.toSet());
  }

  /**
   * How documents of a kind are numbered: words before the running number, with {@code {year}} and
   * {@code {organization}} to be filled in.
   */
  public String numberPrefix(String kind) {
    var prefix = documents.get(kind);
    if (prefix == null) {
      throw new IllegalArgumentException(
          "documents of kind " + kind + " have no numbers, only " + documents.keySet());
    }
    return prefix;
  }

  private static Text kernel(xunfu.checklist.Text text) {
    return new Text(text.byLanguage());
  }
}
