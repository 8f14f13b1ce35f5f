package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The place of a law that an item stands on.
 *
 * @param number number of the article
 * @param place the place as one cites it, 第三十三条第一款第五项
 * @param quote wording taken letter by letter from the version that the law names; null where the
 *     text is not at hand
 * @param speaksOf a word that the article must contain: the thing for which it is cited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Article(
    String id, String law, int number, Text place, @Nullable String quote, String speaksOf) {}
