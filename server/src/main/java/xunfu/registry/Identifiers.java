package xunfu.registry;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import xunfu.kernel.Identifier;
import xunfu.registry.internal.FictionalRange;
import xunfu.registry.internal.IdentifierSchemes;
import xunfu.registry.internal.IdentifierSchemes.Reading;
import xunfu.registry.internal.RegistryContent;

/** Reads identifiers of subjects as the jurisdiction writes them. */
@Service
public class Identifiers {

  private final IdentifierSchemes schemes;
  private final FictionalRange fictional;

  Identifiers(@Value("${xunfu.jurisdiction}") String jurisdiction) {
    var content = RegistryContent.of(jurisdiction);
    this.schemes = content.schemes();
    this.fictional = content.fictional();
  }

  /** The identifier that is written here, or empty when it is none or a wrong one. */
  public Optional<Identifier> read(String written) {
    return schemes.read(written) instanceof Reading.Right right
        ? Optional.of(right.identifier())
        : Optional.empty();
  }

  /**
   * An identifier with right check characters from the range that no register gives out.
   *
   * @param beginning what it begins with, e.g. the kind of subject
   * @param number within the range, so that each is given once
   */
  public Identifier fictional(String beginning, int number) {
    return fictional.identifier(schemes, beginning, number);
  }

  /** Whether an identifier lies in the range that no register gives out. */
  public boolean isFictional(Identifier identifier) {
    return fictional.holds(identifier);
  }
}
